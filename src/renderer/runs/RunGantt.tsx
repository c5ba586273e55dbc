import { useMemo } from 'react';
import type { RunLine } from '#shared/ipc/index.ts';
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

interface Props {
  readonly lines: readonly RunLine[];
  readonly createdAt: number;
  readonly isOver: boolean;
}

/** What ran when, side by side. The lines below say the same in words. */
export function RunGantt({ lines, createdAt, isOver }: Props) {
  const now = useNow();
  const gantt = useMemo(() => {
    const span = spanOf(lines, createdAt);
    return ganttOf(lines, span.from, isOver ? span.to : Math.max(span.to, now));
  }, [lines, createdAt, isOver, now]);
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
            className={cx(`fill${bar.tone}`)}
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
    </figure>
  );
}
