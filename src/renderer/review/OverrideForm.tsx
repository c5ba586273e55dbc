import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { ReviewItem } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { counted, t } from '../ui/text.ts';
import { giveEvidence } from './draft.ts';
import styles from './ReviewPage.module.css';
import { makeReviewAgain, useReview } from './store.ts';

const cx = classesOf(styles);

/**
 * The last way: start although nobody can say that the other copy is off. For single VMs, each ticked by hand, with a
 * reason; hidden until it is asked for.
 */
export function OverrideForm({ missing }: { readonly missing: readonly ReviewItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const isMaking = useReview((state) => state.isMaking);
  if (!isOpen) {
    return (
      <Button look="quiet" onPress={() => setOpen(true)}>
        {t('override.open')}
      </Button>
    );
  }
  const flip = (vmId: string, isIn: boolean) => {
    const next = new Set(chosen);
    if (isIn) next.add(vmId);
    else next.delete(vmId);
    setChosen(next);
  };
  const ids = missing.map((item) => item.vmId).filter((vmId) => chosen.has(vmId));
  const isComplete = ids.length > 0 && reason.trim() !== '';
  const override = () => {
    giveEvidence({ kind: 'override', vmIds: ids, reason: reason.trim() });
    void makeReviewAgain();
  };
  return (
    <Form
      aria-label={t('override.label')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) override();
      }}
    >
      <Callout level="error">{t('override.lead')}</Callout>
      <ul className={cx('itemsScroll')}>
        {missing.map((item) => (
          <li key={item.vmId}>
            <Check isSelected={chosen.has(item.vmId)} onChange={(isIn) => flip(item.vmId, isIn)}>
              {item.name}
            </Check>
          </li>
        ))}
      </ul>
      <div className={cx('form')}>
        <Field label={t('override.reason')} value={reason} onChange={setReason} maxLength={2_000} />
        <Button type="submit" isDisabled={!isComplete || isMaking}>
          {t('override.button', counted(ids.length))}
        </Button>
      </div>
    </Form>
  );
}
