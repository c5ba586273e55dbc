import type { PlanTime } from '#shared/ipc/index.ts';
import type { OrderEntry } from '../order.ts';
import { classesOf } from '../../ui/classes.ts';
import styles from './Members.module.css';
import type { Timed } from './times.ts';
import type { RowSelection } from './useRows.ts';

const cx = classesOf(styles);
const WIDTH = 1_000;
const ROW = 28;
const BAR = 12;

interface Props {
  readonly selection: RowSelection;
  readonly timed: Timed;
  /** The rows that are drawn. */
  readonly first: number;
  readonly last: number;
}

/**
 * When each row has its turn, in line with it; what the end waits for stands out, with lines from one to the next; so do the
 * lines of what is selected. Each row says the same in words.
 */
export function MemberChart({ selection, timed, first, last }: Props) {
  const { rows, rowOf, selected } = selection;
  const { lengthMs } = timed;
  if (lengthMs === 0 || last < first) return null;
  const x = (ms: number) => (WIDTH * ms) / lengthMs;
  const middle = (row: number) => (row - first) * ROW + ROW / 2;
  const shown = rows.slice(first, last + 1).map((row, at) => ({ row, at: first + at, time: timeOf(row, timed) }));
  const lines = shown.flatMap(({ row, at, time }) => {
    if (time === undefined || row.kind !== 'member') return [];
    return row.member.after.flatMap((vmId) => {
      const before = timed.members.get(vmId);
      const from = rowOf.get(vmId);
      if (before === undefined || from === undefined) return [];
      const isOnPath = time.onPath && before.onPath;
      const isChosen = selected.has(row.member.vmId) || selected.has(vmId);
      if (!isOnPath && !isChosen) return [];
      const key = `${vmId} ${row.member.vmId}`;
      const to = x(Math.max(time.beginMs, before.endMs));
      const path = `M ${x(before.endMs)} ${middle(from)} V ${middle(at)} H ${to}`;
      return [{ key, path, look: isChosen ? 'chosenLine' : 'pathLine' }];
    });
  });
  return (
    <svg
      className={cx('chart')}
      style={{ top: `${first * ROW}px`, height: `${(last - first + 1) * ROW}px` }}
      viewBox={`0 0 ${WIDTH} ${(last - first + 1) * ROW}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {shown.map(
        ({ at, time, row }) =>
          time !== undefined && (
            <rect
              key={at}
              className={cx(row.kind === 'gate' ? 'gateBar' : 'bar', time.onPath && 'onPath')}
              x={x(time.beginMs)}
              y={middle(at) - BAR / 2}
              width={Math.max(3, x(time.endMs - time.beginMs))}
              height={BAR}
            />
          ),
      )}
      {lines.map(({ key, path, look }) => (
        <path key={key} className={cx(look)} d={path} />
      ))}
    </svg>
  );
}

function timeOf(row: OrderEntry, timed: Timed): PlanTime | undefined {
  return row.kind === 'gate' ? timed.gates.get(row.gate.id) : timed.members.get(row.member.vmId);
}
