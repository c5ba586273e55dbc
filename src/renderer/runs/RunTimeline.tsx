import { useMemo } from 'react';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { formatElapsed } from '../ui/time.ts';
import { type Gantt, type GanttRow, inReadingOrder, linksAmong, type Span } from './gantt.ts';
import styles from './RunTimeline.module.css';
import tones from './Tones.module.css';
import { Ticks } from './RunGantt.tsx';
import { StepMark } from './StepMark.tsx';
import { ROW_PX, StepTable, type VisibleRows } from './StepTable.tsx';

const cx = classesOf({ ...tones, ...styles });
const TICKS_MAX = 5;

/** One row a step with its bar in time, failures first; beside the bar the same in words. */
export function RunTimeline({ gantt }: { readonly gantt: Gantt }) {
  const rows = useMemo(() => inReadingOrder(gantt), [gantt]);
  return (
    <StepTable
      label={t('timeline.label')}
      grid="timeline"
      columns={[
        { key: 'word', head: t('run.column.word') },
        { key: 'name', head: t('run.column.name') },
        { key: 'step', head: t('run.column.step') },
        { key: 'bar', isPicture: true, head: <Ticks lengthMs={gantt.lengthMs} ticksMax={TICKS_MAX} /> },
        { key: 'when', head: t('timeline.column.when') },
        { key: 'planned', head: t('timeline.column.planned') },
      ]}
      rows={rows}
      keyOf={({ line }) => line.stepId}
      overlay={(visible) => <Path gantt={gantt} rows={rows} visible={visible} />}
    >
      {(row) => <Row row={row} gantt={gantt} />}
    </StepTable>
  );
}

function Row({ row, gantt }: { readonly row: GanttRow; readonly gantt: Gantt }) {
  const { line, span, ahead, planned, tone, isCritical } = row;
  const place = ({ from, to }: Span) => ({
    left: `${(100 * from) / gantt.lengthMs}%`,
    width: `${(100 * (to - from)) / gantt.lengthMs}%`,
  });
  return (
    <>
      <StepMark line={line} />
      <span role="cell" title={line.name}>
        {line.name}
      </span>
      <span role="cell" className={cx('quiet')}>
        {t(`order.${line.kind}`)}
      </span>
      <span className={cx('track')} aria-hidden="true">
        {planned && <span className={cx('planned')} style={place(planned)} />}
        {span && (
          <span
            className={cx('bar', `tone${tone}`, span.from === span.to && 'moment', isCritical && 'onPath')}
            style={place(span)}
          />
        )}
        {ahead && <span className={cx('bar', 'ahead', isCritical && 'onPath')} style={place(ahead)} />}
      </span>
      <span role="cell" className={cx(span === null && 'quiet')}>
        {whenWords(row)}
      </span>
      <span role="cell" className={cx('quiet')}>
        {planned === null ? '–' : t('timeline.span', spanWords(planned))}
      </span>
    </>
  );
}

function whenWords({ line, span, ahead }: GanttRow): string {
  if (span === null) return ahead === null ? '–' : t('timeline.expected', spanWords(ahead));
  if (ahead !== null) return t('timeline.underWay', spanWords({ from: span.from, to: ahead.to }));
  if (line.endedAt === null) return t('timeline.since', spanWords(span));
  return t(line.startedAt === null ? 'timeline.at' : 'timeline.span', spanWords(span));
}

function spanWords({ from, to }: Span) {
  return { from: formatElapsed(from), to: formatElapsed(to) };
}

interface PathProps {
  readonly gantt: Gantt;
  readonly rows: readonly GanttRow[];
  readonly visible: VisibleRows;
}

/** Over the rows in sight: the line of now, and the critical path from the end of a step to the beginning of the next. */
function Path({ gantt, rows, visible }: PathProps) {
  const rowOf = useMemo(() => new Map(rows.map(({ line }, index) => [line.stepId, index])), [rows]);
  const { first, last } = visible;
  const { lengthMs, nowMs, isOver, hasBegun } = gantt;
  const height = (last - first + 1) * ROW_PX;
  const x = (ms: number) => (1_000 * ms) / lengthMs;
  const y = (row: number) => (row - first + 0.5) * ROW_PX;
  return (
    <svg className={cx('path')} viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none">
      {hasBegun && !isOver && <line className={cx('nowLine')} x1={x(nowMs)} x2={x(nowMs)} y1={0} y2={height} />}
      {linksAmong(gantt, rowOf, first, last).map(({ fromRow, fromMs, toRow, toMs }) => (
        <path
          key={`${fromRow}-${toRow}`}
          className={cx('link')}
          d={`M ${x(fromMs)} ${y(fromRow)} V ${y(toRow)} H ${x(toMs)}`}
        />
      ))}
    </svg>
  );
}
