import { Pin } from 'lucide-react';
import { firstInfected, type ReplicaPoints, type RestorePoint } from '#shared/domain/index.ts';
import { pointLooks } from '../estate/pointLooks.ts';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { t } from '../ui/text.ts';
import { formatFull, formatMoment } from '../ui/time.ts';
import { percentOf, type Span, spanOf, ticksOf } from './timeline.ts';
import styles from './Timeline.module.css';

const cx = classesOf(styles);
const TICKS_MAX = 6;
/** Nearer to an end than this a tick's words would be cut off. */
const EDGE_PERCENT = 4;

interface Props {
  readonly points: ReplicaPoints;
  readonly chosenAt: number | null;
  readonly gatewayNow: number;
  readonly onChoose: (point: RestorePoint) => void;
}

/**
 * The points in time, for eyes and the pointer; the list below it says the same to everybody. Shape and place tell what is
 * known of a point: the glyph what a scan said, a pin above it, a tick below it for a test.
 */
export function Timeline({ points, chosenAt, gatewayNow, onChoose }: Props) {
  const span = spanOf(points, gatewayNow);
  const infected = firstInfected(points);
  const { journal } = points;
  const isOfJournal = chosenAt !== null && points.points.every(({ at }) => at !== chosenAt);
  return (
    <div className={cx('timeline')} aria-hidden="true">
      <div className={cx('field')}>
        {infected && (
          <div className={cx('infected')} style={stretch(infected.at, span.to, span)} title={t('timeline.infected')} />
        )}
        {journal && (
          <div
            className={cx('journal')}
            style={stretch(journal.from, journal.to, span)}
            title={t('timeline.journal')}
          />
        )}
        <div className={cx('line')} />
        {points.points.map((point) => (
          <button
            key={point.id}
            type="button"
            tabIndex={-1}
            className={cx('mark', pointLooks[point.malware].tone, point.at === chosenAt && 'chosen')}
            style={{ left: `${percentOf(point.at, span)}%` }}
            title={`${formatFull(point.at)}, ${t(`malware.${point.malware}`)}`}
            onClick={() => onChoose(point)}
          >
            <span className={cx('above')}>{point.pinned && <Pin size={12} />}</span>
            <GlyphIcon glyph={pointLooks[point.malware].glyph} />
            <span className={cx('below')}>{point.testedAt !== null && <GlyphIcon glyph="tick" size={10} />}</span>
          </button>
        ))}
        {isOfJournal && <div className={cx('needle')} style={{ left: `${percentOf(chosenAt, span)}%` }} />}
      </div>
      <Ticks span={span} gatewayNow={gatewayNow} />
    </div>
  );
}

function stretch(from: number, to: number, span: Span): { readonly left: string; readonly width: string } {
  const left = percentOf(from, span);
  return { left: `${left}%`, width: `${percentOf(to, span) - left}%` };
}

function Ticks({ span, gatewayNow }: { readonly span: Span; readonly gatewayNow: number }) {
  const zoneAheadMs = -new Date(span.to).getTimezoneOffset() * 60_000;
  const isInside = (at: number) => percentOf(at, span) > EDGE_PERCENT && percentOf(at, span) < 100 - EDGE_PERCENT;
  return (
    <div className={cx('ticks')}>
      {ticksOf(span, TICKS_MAX, zoneAheadMs)
        .filter(isInside)
        .map((at) => (
          <span key={at} style={{ left: `${percentOf(at, span)}%` }}>
            {formatMoment(at, gatewayNow).replace(/(\d:\d\d):00$/, '$1')}
          </span>
        ))}
    </div>
  );
}

/** What the shapes mean: only those that are there. */
export function TimelineLegend({ points: { points, journal } }: { readonly points: ReplicaPoints }) {
  const scans = [...new Set(points.map(({ malware }) => malware))];
  return (
    <ul className={cx('legend')} aria-hidden="true">
      {scans.map((malware) => (
        <li key={malware} className={cx(pointLooks[malware].tone)}>
          <GlyphIcon glyph={pointLooks[malware].glyph} /> {t(`malware.${malware}`)}
        </li>
      ))}
      {points.some(({ pinned }) => pinned) && (
        <li>
          <Pin size={12} /> {t('points.pinned')}
        </li>
      )}
      {points.some(({ testedAt }) => testedAt !== null) && (
        <li>
          <GlyphIcon glyph="tick" size={10} /> {t('points.tested')}
        </li>
      )}
      {scans.includes('infected') && (
        <li>
          <span className={cx('swatch', 'hatched')} /> {t('timeline.infected')}
        </li>
      )}
      {journal && (
        <li>
          <span className={cx('swatch')} /> {t('timeline.journal')}
        </li>
      )}
    </ul>
  );
}
