import { useMemo } from 'react';
import type { RunView } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { t } from '../ui/text.ts';
import { formatElapsed } from '../ui/time.ts';
import { ganttOf, spanOf, ticksOf } from './gantt.ts';
import styles from './Runs.module.css';

const cx = classesOf(styles);
const WIDTH = 1_000;
const LANE = 10;
const AXIS = 4;

/** What ran when, side by side, and what the end waits for. The lines below say the same in words. */
export function RunGantt({ run }: { readonly run: RunView }) {
  const { lines, createdAt, criticalPath } = run;
  const isOver = run.phase === 'ended';
  const now = useNow();
  const gantt = useMemo(() => {
    const span = spanOf(lines, createdAt);
    return ganttOf(lines, span.from, isOver ? span.to : Math.max(span.to, now), new Set(criticalPath));
  }, [lines, createdAt, isOver, now, criticalPath]);
  if (gantt.bars.length === 0) return null;
  const x = (ms: number) => (WIDTH * ms) / gantt.lengthMs;
  const height = gantt.lanes * LANE + AXIS;
  return (
    <figure className={cx('gantt')}>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        height={height}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('gantt.label', { count: gantt.bars.length, lanes: gantt.lanes })}
      >
        {ticksOf(gantt.lengthMs).map((at) => (
          <line key={at} className={cx('axis')} x1={x(at)} x2={x(at)} y1={0} y2={height - AXIS} />
        ))}
        {gantt.bars.map((bar) => (
          <rect
            key={bar.stepId}
            className={cx(`fill${bar.tone}`, bar.isCritical && 'onPath')}
            x={x(bar.from)}
            y={bar.lane * LANE + 1}
            width={Math.max(1.5, x(bar.to - bar.from) - 1)}
            height={LANE - 2}
          >
            <title>{bar.name}</title>
          </rect>
        ))}
      </svg>
      <div className={cx('ticks')} aria-hidden="true">
        {ticksOf(gantt.lengthMs).map((at) => (
          <span key={at} style={{ left: `${(100 * at) / gantt.lengthMs}%` }}>
            {formatElapsed(at)}
          </span>
        ))}
      </div>
      {gantt.bars.some((bar) => bar.isCritical) && (
        <figcaption className={cx('quiet')}>{t('gantt.critical')}</figcaption>
      )}
    </figure>
  );
}
