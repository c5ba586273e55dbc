import { useState } from 'react';
import type { FailbackView } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Field } from '../ui/Field.tsx';
import { counted, t } from '../ui/text.ts';
import { leave } from './acts.ts';
import styles from './Failback.module.css';

const cx = classesOf(styles);

/** Leaves the chosen VMs behind in their own group, so that the others can be brought to an end. Nothing is ordered. */
export function Leave({ view, vmIds }: { readonly view: FailbackView; readonly vmIds: readonly string[] }) {
  const [reason, setReason] = useState('');
  if (vmIds.length === 0) return null;
  return (
    <Disclosure title={t('home.leave', counted(vmIds.length))}>
      <div className={cx('narrow')}>
        <Field label={t('home.leave.why')} value={reason} onChange={setReason} />
        <div className={cx('buttons')}>
          <Button onPress={() => void leave(view, vmIds, { leave: true, reason })}>
            {t('home.leave', counted(vmIds.length))}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
