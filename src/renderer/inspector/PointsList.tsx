import { Pin, PinOff, TriangleAlert } from 'lucide-react';
import type { ReplicaPoints, RestorePoint } from '#shared/domain/index.ts';
import type { PointOverride } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { formatAge, formatFull, formatMoment } from '../ui/time.ts';
import styles from './Inspector.module.css';

const cx = classesOf(styles);

interface Props {
  readonly vmId: string;
  readonly points: ReplicaPoints;
  /** Chosen by hand; null where a policy chooses. */
  readonly chosen: PointOverride | null;
  readonly onChoose: (chosen: PointOverride | null) => void;
  readonly gatewayNow: number;
  /** Asks for the review that pins a point, or releases it. */
  readonly onPin?: (point: RestorePoint) => void;
}

/** The points to choose from, newest first, each with what is known against it. */
export function PointsList({ vmId, points, chosen, onChoose, gatewayNow, onPin }: Props) {
  const { journal } = points;
  return (
    <section className={cx('section')} aria-label={t('points.title')}>
      <h3>{t('points.title')}</h3>
      {journal && (
        <p className={cx('explain')}>
          {t('points.journal', {
            from: formatMoment(journal.from, gatewayNow),
            to: formatMoment(journal.to, gatewayNow),
            seconds: journal.granularitySeconds,
          })}
        </p>
      )}
      <table className={cx('points')}>
        <tbody>
          {points.points.toReversed().map((point) => {
            const isChosen = chosen?.kind === 'point' && chosen.pointId === point.id;
            return (
              <tr key={point.id}>
                <td title={formatFull(point.at)}>
                  {formatMoment(point.at, gatewayNow)}
                  <span className={cx('quiet')}> {formatAge(gatewayNow - point.at)}</span>
                </td>
                <td>
                  <PointMarks point={point} />
                </td>
                <td>
                  {onPin && <PinButton point={point} onPress={() => onPin(point)} />}
                  <Button
                    look={isChosen ? 'primary' : 'quiet'}
                    aria-pressed={isChosen}
                    onPress={() => onChoose(isChosen ? null : { kind: 'point', vmId, pointId: point.id })}
                  >
                    {t(isChosen ? 'points.chosen' : 'points.use')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {points.points.length === 0 && !journal && <p className={cx('quiet')}>{t('points.none')}</p>}
    </section>
  );
}

function PinButton({ point, onPress }: { readonly point: RestorePoint; readonly onPress: () => void }) {
  const label = t(point.pinned ? 'points.releaseOf' : 'points.pinOf', { at: formatFull(point.at) });
  const Icon = point.pinned ? PinOff : Pin;
  return (
    <Button look="icon" aria-label={label} onPress={onPress}>
      <Icon size={14} aria-hidden="true" />
    </Button>
  );
}

function PointMarks({ point }: { readonly point: RestorePoint }) {
  const isBad = point.malware === 'infected' || point.malware === 'suspicious';
  return (
    <>
      <span className={cx(point.malware === 'infected' && 'danger', point.malware === 'suspicious' && 'warn')}>
        {isBad && <TriangleAlert size={12} aria-hidden="true" />}{' '}
        {isBad ? t(`malware.${point.malware}`) : t(`consistency.${point.consistency}`)}
      </span>
      {point.pinned && <Pin size={12} role="img" aria-label={t('points.pinned')} />}
      {point.testedAt !== null && <span className={cx('quiet')}> {t('points.tested')}</span>}
    </>
  );
}
