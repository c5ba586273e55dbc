import type { RunVerb } from '#shared/domain/index.ts';
import type { FailbackView } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import { leave } from './acts.ts';
import styles from './Failback.module.css';
import { at } from './groups.ts';
import { Leave } from './Leave.tsx';
import { Orders } from './Orders.tsx';
import { useChosen } from './useChosen.ts';
import { VmTable } from './VmTable.tsx';

const cx = classesOf(styles);

const first: readonly RunVerb[] = ['power-off-source', 'isolate', 'undo-failover'];
const anything: readonly RunVerb[] = [
  'failback',
  'switch-over',
  'commit-failback',
  'cancel-failback',
  'undo-failback',
  'undo-failover',
];

/** Those that something else must be settled for, and those that were left behind: neither holds the others up. */
export function BesidePage({ view, step }: { readonly view: FailbackView; readonly step: 'attention' | 'left' }) {
  const vms = at(view, step);
  const chosen = useChosen(vms);
  return (
    <section className={cx('section')}>
      <p>{t(`home.${step}.lead`)}</p>
      {vms.length === 0 ? (
        <p className={cx('quiet')}>{t('home.nobody')}</p>
      ) : (
        <>
          {step === 'left' && (
            <div className={cx('buttons')}>
              <Button
                look="primary"
                isDisabled={chosen.ids.length === 0}
                onPress={() => void leave(view, chosen.ids, { leave: false, reason: '' })}
              >
                {t('home.takeIn', counted(chosen.ids.length))}
              </Button>
            </div>
          )}
          <Orders view={view} vms={chosen.vms} verbs={step === 'left' ? anything : first} />
          <VmTable
            view={view}
            label={t(`home.step.${step}`)}
            vms={vms}
            chosen={chosen}
            columns={
              step === 'left' ? [{ head: t('home.column.reason'), cell: ({ left }) => left?.reason || '–' }] : []
            }
          />
          {step === 'attention' && <Leave view={view} vmIds={chosen.ids} />}
        </>
      )}
    </section>
  );
}
