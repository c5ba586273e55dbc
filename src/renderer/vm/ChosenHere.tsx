import type { ReplicaPoints } from '#shared/domain/index.ts';
import { useDraft } from '../review/draft.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { formatAge, formatFull } from '../ui/time.ts';
import { momentOf } from './timeline.ts';
import styles from './VmPage.module.css';

const cx = classesOf(styles);

interface Props {
  readonly vmId: string;
  readonly points: ReplicaPoints | null;
  readonly gatewayNow: number;
}

/** In the composer: the point that was chosen for this VM by hand, which comes before any policy. */
export function ChosenHere({ vmId, points, gatewayNow }: Props) {
  const override = useDraft((draft) => draft.overrides.find((one) => one.vmId === vmId) ?? null);
  const at = points === null ? null : momentOf(override, points);
  if (at === null) return null;
  return (
    <p className={cx('here')}>
      <span>{t('points.chosenHere')}</span>
      <strong>{formatFull(at)}</strong>
      <span className={cx('quiet')}>{formatAge(gatewayNow - at)}</span>
    </p>
  );
}
