import type { RunVerb } from '#shared/domain/index.ts';
import type { FailbackView, FailbackVm } from '#shared/ipc/index.ts';
import { useWhyNot } from '../offline/whyNot.ts';
import { useReview } from '../review/store.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { counted, t } from '../ui/text.ts';
import { verbWithCount } from '../ui/verbs.ts';
import { review } from './acts.ts';
import styles from './Failback.module.css';

const cx = classesOf(styles);

/** Never the button that a hurried hand finds first. */
const waysBack: readonly RunVerb[] = [
  'undo-failover',
  'cancel-failback',
  'undo-failback',
  'power-off-source',
  'isolate',
];

interface Props {
  readonly view: FailbackView;
  /** For whom it is asked; each verb takes those of them that it may be ordered for. */
  readonly vms: readonly FailbackVm[];
  /** The first is what a person came for. */
  readonly verbs: readonly RunVerb[];
  readonly reason?: string;
}

/** What may be ordered for the chosen VMs, each with a review of its own. Why not, where nothing may. */
export function Orders({ view, vms, verbs, reason = '' }: Props) {
  const whyNot = useWhyNot(view.connectionId, 'run.arm');
  const isMaking = useReview((state) => state.isMaking);
  const failure = useReview((state) => state.failure);
  const offers = verbs.map((verb) => ({ verb, ids: idsFor(vms, verb) })).filter(({ ids }) => ids.length > 0);
  return (
    <div className={cx('orders')}>
      <div className={cx('buttons')}>
        {offers.map(({ verb, ids }) => (
          <Button
            key={verb}
            look={verb === verbs[0] && !waysBack.includes(verb) ? 'primary' : 'plain'}
            whyNot={whyNot}
            isDisabled={isMaking}
            onPress={() => review(view, verb, ids, reason)}
          >
            {t('home.review', { what: verbWithCount(verb, ids.length) })}
          </Button>
        ))}
      </div>
      {offers.length === 0 && vms.length > 0 && <p className={cx('quiet')}>{whyNothing(vms)}</p>}
      {isMaking && <p className={cx('quiet')}>{t('home.making')}</p>}
      <FailureNote failure={failure} />
      {offers.length > 0 && <p className={cx('quiet')}>{t('home.nothingSent')}</p>}
    </div>
  );
}

/** Most often a run that is going on has them. */
function whyNothing(vms: readonly FailbackVm[]): string {
  const claim = vms.find(({ claimedBy }) => claimedBy !== null)?.claimedBy;
  return claim
    ? t('home.nothing.claimed', { n: vms.length, run: claim.title })
    : t('home.nothing', counted(vms.length));
}

export function idsFor(vms: readonly FailbackVm[], verb: RunVerb): readonly string[] {
  return vms.filter(({ offers }) => offers.includes(verb)).map(({ vmId }) => vmId);
}
