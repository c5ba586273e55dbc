import { TriangleAlert } from 'lucide-react';
import type { ReviewItem } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import { formatDuration, formatFull, formatMoment } from '../ui/time.ts';
import { EvidenceLine } from './EvidenceLine.tsx';
import styles from './Items.module.css';

const cx = classesOf(styles);

interface Props {
  readonly item: ReviewItem;
  /** The name of its site. */
  readonly site: string;
  /** The order itself switches the other copy off, and sees it off. */
  readonly seesToIt: boolean;
  readonly gatewayNow: number;
  /** Null for who only reads. */
  readonly onChangePoint: (() => void) | null;
  /** Null where it cannot be. */
  readonly onLeaveOut: (() => void) | null;
}

export function ItemRow({ item, site, seesToIt, gatewayNow, onChangePoint, onLeaveOut }: Props) {
  return (
    <>
      <span role="cell">{item.wave}</span>
      <span role="cell">
        <span className={cx('vm')}>
          <span className={cx('name')}>{item.name}</span>
          {onLeaveOut && (
            <button
              type="button"
              className={cx('change')}
              onClick={onLeaveOut}
              aria-label={t('review.leaveOutOf', { name: item.name })}
            >
              {t('review.leaveOut')}
            </button>
          )}
        </span>
        <span className={cx('sub')}>
          {[site, item.application, t(`criticality.${item.criticality}`)].filter(Boolean).join(', ')}
        </span>
        {item.warnings.map((warning, index) => (
          <span key={index} className={cx('warn')}>
            <TriangleAlert size={12} role="img" aria-label={t('callout.warning')} />
            {words(warning)}
          </span>
        ))}
      </span>
      <span role="cell" className={cx('point')}>
        {item.point ? <Point item={item.point} gatewayNow={gatewayNow} loses={item.loses} /> : <span>–</span>}
        {item.point && onChangePoint && (
          <button
            type="button"
            className={cx('change')}
            onClick={onChangePoint}
            aria-label={t('review.changePointOf', { name: item.name })}
          >
            {t('review.changePoint')}
          </button>
        )}
      </span>
      <span role="cell">
        {seesToIt ? (
          <span className={cx('sub')}>{t('evidence.itself')}</span>
        ) : (
          <EvidenceLine evidence={item.evidence} gatewayNow={gatewayNow} />
        )}
      </span>
    </>
  );
}

interface PointProps {
  readonly item: NonNullable<ReviewItem['point']>;
  readonly gatewayNow: number;
  readonly loses: ReviewItem['loses'];
}

function Point({ item, gatewayNow, loses }: PointProps) {
  const isBad = item.malware === 'infected';
  return (
    <span>
      <span title={formatFull(item.at)}>
        {item.choice.kind === 'latest' && `${t('point.latestOf')} `}
        {formatMoment(item.at, gatewayNow)}
        <span className={cx('quiet')}> {t('review.old', { age: formatDuration(item.ageMs) })}</span>
      </span>
      <span className={cx('sub')}>
        {isBad ? (
          <span className={cx('danger')}>
            <TriangleAlert size={12} aria-hidden="true" /> {t('malware.infected')}
          </span>
        ) : (
          `${t(`malware.${item.malware}`)}, ${t(`consistency.${item.consistency}`)}`
        )}
      </span>
      {item.byHand && <span className={cx('sub')}>{t('review.byHand')}</span>}
      {item.infectedAt !== null && (
        <span className={cx('sub')}>
          {t('review.beforeInfected', { at: formatMoment(item.infectedAt, gatewayNow) })}
        </span>
      )}
      {loses && <span className={cx('sub')}>{words(loses)}</span>}
    </span>
  );
}
