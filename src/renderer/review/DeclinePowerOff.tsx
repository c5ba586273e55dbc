import { useState } from 'react';
import type { ReviewItem } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import { giveEvidence } from './draft.ts';
import styles from './ReviewPage.module.css';
import { makeReviewAgain, useReview } from './store.ts';
import { TickList } from './TickList.tsx';

const cx = classesOf(styles);

/** Sources that run are switched off by a step of the run. Who does not want that says so here, VM by VM. */
export function DeclinePowerOff({ running }: { readonly running: readonly ReviewItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isMaking = useReview((state) => state.isMaking);
  const vmIds = running.map((item) => item.vmId).filter((vmId) => chosen.has(vmId));
  const decline = () => {
    giveEvidence({ kind: 'decline-power-off', vmIds });
    void makeReviewAgain();
  };
  return (
    <div>
      <p>
        {t('decline.lead', counted(running.length))}{' '}
        {!isOpen && (
          <button type="button" className={cx('link')} onClick={() => setOpen(true)}>
            {t('decline.open')}
          </button>
        )}
      </p>
      {isOpen && (
        <>
          <TickList items={running} chosen={chosen} onChange={setChosen} />
          <Button isDisabled={vmIds.length === 0 || isMaking} onPress={decline}>
            {t('decline.button', counted(vmIds.length))}
          </Button>
        </>
      )}
    </div>
  );
}
