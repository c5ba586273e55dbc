import type { ReviewItem } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import { withGiven } from './given.ts';
import styles from './ReviewPage.module.css';
import { changeReview, useReview } from './store.ts';
import { TickList } from './TickList.tsx';
import { type, useTyped } from './typed.ts';

const cx = classesOf(styles);

/** Sources that run are switched off by a step of the run. Who does not want that says so here, VM by VM. */
export function DeclinePowerOff({ running }: { readonly running: readonly ReviewItem[] }) {
  const declined = useTyped((state) => state.declined);
  const isMaking = useReview((state) => state.isMaking);
  const vmIds = running.map((item) => item.vmId).filter((vmId) => declined?.has(vmId));
  const decline = () => void changeReview((request) => withGiven(request, [{ kind: 'decline-power-off', vmIds }]));
  return (
    <div>
      <p>
        {t('decline.lead', counted(running.length))}{' '}
        {declined === null && (
          <button type="button" className={cx('link')} onClick={() => type({ declined: new Set() })}>
            {t('decline.open')}
          </button>
        )}
      </p>
      {declined !== null && (
        <>
          <TickList items={running} chosen={declined} onChange={(next) => type({ declined: next })} />
          <Button isDisabled={vmIds.length === 0 || isMaking} onPress={decline}>
            {t('decline.button', counted(vmIds.length))}
          </Button>
        </>
      )}
    </div>
  );
}
