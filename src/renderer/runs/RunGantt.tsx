import { useMemo } from 'react';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import { formatDuration, formatElapsed } from '../ui/time.ts';
import { type Gantt, type GanttBar, LANES_MAX, packed, ticksOf } from './gantt.ts';
import styles from './RunGantt.module.css';
import tones from './Tones.module.css';

const cx = classesOf({ ...tones, ...styles });
const WIDTH = 1_000;
const LANE_PX = 8;
/** With the VM's name above the bar. So many lanes at the most: more of them would push the steps out of sight. */
const NAMED_LANE_PX = 20;
const NAMED_LANES_MAX = 8;
/** Of the whole length: a shorter bar has no room for a name. */
const NAMED_FROM = 0.07;
const BAR_PX = 6;
const NAMES_MAX = 5;

/** What ran when, side by side, what is expected, and what the end waits for. The lines below say the same in words. */
export function RunGantt({ gantt }: { readonly gantt: Gantt }) {
  const { bars, lanes, lengthMs } = useMemo(() => packed(gantt), [gantt]);
  if (bars.length === 0) return null;
  const { nowMs, isOver, hasBegun, rows } = gantt;
  const x = (ms: number) => (WIDTH * ms) / lengthMs;
  const isNamed = lanes <= NAMED_LANES_MAX;
  const lane = isNamed ? NAMED_LANE_PX : LANE_PX;
  const height = Math.min(lanes, LANES_MAX) * lane;
  const hasNow = hasBegun && !isOver;
  const path = pathWords(gantt);
  const failed = rows.filter(({ tone }) => tone === 'Failed').length;
  const notes = [
    path,
    bars.some(({ tone }) => tone === 'Ahead') && t('gantt.ahead'),
    hasNow && t('gantt.now'),
    lanes > LANES_MAX && t('gantt.tooMany', { lanes, shown: LANES_MAX }),
  ].filter(Boolean);
  return (
    <figure className={cx('gantt')}>
      <div className={cx('picture')}>
        {hasNow && (
          <span
            className={cx('nowWord')}
            style={{ left: `${Math.min(96, (100 * nowMs) / lengthMs)}%` }}
            aria-hidden="true"
          >
            {t('gantt.nowWord')}
          </span>
        )}
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          height={height}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('gantt.label', { count: rows.length, lanes, failed, path })}
        >
          {ticksOf(lengthMs).map((at) => (
            <line key={at} className={cx('axis')} x1={x(at)} x2={x(at)} y1={0} y2={height} />
          ))}
          {bars.map((bar) => (
            <rect
              key={`${bar.stepId} ${bar.tone}`}
              className={cx(
                ...(bar.tone === 'Ahead' ? ['ahead'] : ['bar', `tone${bar.tone}`]),
                bar.isCritical && 'onPath',
              )}
              x={x(bar.from)}
              y={(bar.lane + 1) * lane - BAR_PX - 1}
              width={Math.max(1.5, x(bar.to - bar.from) - 1)}
              height={BAR_PX}
            />
          ))}
          {hasNow && <line className={cx('nowLine')} x1={x(nowMs)} x2={x(nowMs)} y1={0} y2={height} />}
        </svg>
        {isNamed && <Names bars={bars} lengthMs={lengthMs} height={height} />}
      </div>
      <Ticks lengthMs={lengthMs} />
      {notes.length > 0 && <figcaption>{notes.join(' ')}</figcaption>}
    </figure>
  );
}

interface NamesProps {
  readonly bars: readonly GanttBar[];
  readonly lengthMs: number;
  readonly height: number;
}

/** Over the bars; the lines below say the same for who cannot see it. */
function Names({ bars, lengthMs, height }: NamesProps) {
  const shown = bars.filter(({ name, from, to }) => name !== '' && (to - from) / lengthMs >= NAMED_FROM);
  return (
    <div className={cx('names')} style={{ height, marginTop: -height }} aria-hidden="true">
      {shown.map(({ stepId, name, lane, from, to }) => (
        <span
          key={stepId}
          style={{
            top: lane * NAMED_LANE_PX,
            left: `${(100 * from) / lengthMs}%`,
            maxWidth: `${(100 * (to - from)) / lengthMs}%`,
          }}
        >
          {name}
        </span>
      ))}
    </div>
  );
}

export function Ticks({ lengthMs, ticksMax }: { readonly lengthMs: number; readonly ticksMax?: number }) {
  return (
    <div className={cx('ticks')} aria-hidden="true">
      {ticksOf(lengthMs, ticksMax).map((at) => (
        <span key={at} style={{ left: `${(100 * at) / lengthMs}%` }}>
          {at > 0 && at % 60_000 === 0 ? formatDuration(at) : formatElapsed(at)}
        </span>
      ))}
    </div>
  );
}

/** The critical path in words; of a run under way only what is still to come of it. */
function pathWords({ rows, path, isOver }: Gantt): string {
  const lines = path.flatMap((index) => rows[index]?.line ?? []);
  const waited = isOver ? lines : lines.filter(({ endedAt }) => endedAt === null);
  if (waited.length === 0) return '';
  const names = waited
    .slice(0, NAMES_MAX)
    .map(({ name, kind }) => t('gantt.path.step', { name, step: t(`order.${kind}`) }))
    .join(' › ');
  const more = waited.length - NAMES_MAX;
  const all = more > 0 ? t('gantt.path.more', { names, ...counted(more) }) : names;
  return t(isOver ? 'gantt.path.over' : 'gantt.path', { names: all });
}
