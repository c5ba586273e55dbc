import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { RunLine, RunView } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { t, words } from '../ui/text.ts';
import people from './RunPeople.module.css';
import styles from './Runs.module.css';
import { SkipDialog } from './SkipDialog.tsx';
import { byConcern, stepLooks } from './words.ts';

const cx = classesOf({ ...styles, ...people });
const columns = ['word', 'name', 'step', 'detail', 'source', 'attempts', 'at', 'skip'] as const;

/** One line a step, failures first. "Done" is only what the feed has shown. */
export function RunLines({ run }: { readonly run: RunView }) {
  const { lines } = run;
  const [skipping, setSkipping] = useState<RunLine | null>(null);
  const sorted = useMemo(() => byConcern(lines), [lines]);
  const top = useRef<HTMLDivElement>(null);
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => top.current?.parentElement ?? null,
    estimateSize: () => 30,
    getItemKey: (index) => sorted[index]?.stepId ?? index,
    overscan: 12,
  });
  return (
    <div ref={top} role="table" aria-label={t('run.steps')} aria-rowcount={sorted.length + 1}>
      <div role="row" className={cx('lineHead')}>
        {columns.map((column) => (
          <span key={column} role="columnheader">
            {t(`run.column.${column}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className={cx('lines')} style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const line = sorted[item.index];
          if (!line) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              className={cx('line')}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Line line={line} onSkip={() => setSkipping(line)} />
            </div>
          );
        })}
      </div>
      {skipping && <SkipDialog runId={run.runId} line={skipping} onClose={() => setSkipping(null)} />}
    </div>
  );
}

function Line({ line, onSkip }: { readonly line: RunLine; readonly onSkip: () => void }) {
  const look = stepLooks[line.word];
  const progress = line.word === 'accepted' && line.progressPercent !== null ? ` ${line.progressPercent} %` : '';
  return (
    <>
      <span role="cell" className={cx('mark', look.tone)}>
        <GlyphIcon glyph={look.glyph} />
        {t(`word.${line.word}`)}
        {progress}
      </span>
      <span role="cell" title={line.name}>
        {line.name}
      </span>
      <span role="cell">
        {t(`order.${line.kind}`)}
        {line.optional && <span className={cx('quiet')}>, {t('run.optional')}</span>}
      </span>
      <span role="cell" className={cx('detail')}>
        {line.detail ? words(line.detail) : ''}
      </span>
      <span role="cell" className={cx('quiet')}>
        {line.source === null ? '–' : t(`fact.${line.source}`)}
      </span>
      <span role="cell" className={cx('quiet')}>
        {line.startedAt === null ? '–' : line.attempts}
      </span>
      <span role="cell">
        <Age at={line.at} className={cx('quiet')} />
      </span>
      <span role="cell">
        {line.canSkip && (
          <button type="button" className={cx('skip')} aria-label={t('skip.of', { name: line.name })} onClick={onSkip}>
            {t('skip.open')}
          </button>
        )}
      </span>
    </>
  );
}
