import { useMemo, useState } from 'react';
import type { RunLine, RunView } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import people from './RunPeople.module.css';
import styles from './Runs.module.css';
import { ActDialog } from './ActDialog.tsx';
import { SkipDialog } from './SkipDialog.tsx';
import { StepMark } from './StepMark.tsx';
import { StepTable } from './StepTable.tsx';
import { byConcern } from './words.ts';

const cx = classesOf({ ...styles, ...people });
const columns = ['word', 'name', 'step', 'detail', 'source', 'attempts', 'at', 'skip'] as const;

/** One line a step, failures first. "Done" is only what the feed has shown. */
export function RunLines({ run }: { readonly run: RunView }) {
  const { lines } = run;
  const [skipping, setSkipping] = useState<RunLine | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const shown = lines.find(({ stepId }) => stepId === shownId);
  const sorted = useMemo(() => byConcern(lines), [lines]);
  return (
    <>
      <StepTable
        label={t('run.steps')}
        grid="lines"
        columns={columns.map((key) => ({ key, head: t(`run.column.${key}`) }))}
        rows={sorted}
        keyOf={({ stepId }) => stepId}
      >
        {(line) => <Line line={line} onSkip={() => setSkipping(line)} onShow={() => setShownId(line.stepId)} />}
      </StepTable>
      {skipping && <SkipDialog run={run} line={skipping} onClose={() => setSkipping(null)} />}
      {shown && <ActDialog run={run} line={shown} onClose={() => setShownId(null)} />}
    </>
  );
}

interface LineProps {
  readonly line: RunLine;
  readonly onSkip: () => void;
  readonly onShow: () => void;
}

function Line({ line, onSkip, onShow }: LineProps) {
  return (
    <>
      <StepMark line={line} />
      <span role="cell" title={line.name}>
        {line.name}
        {line.host !== null && <span className={cx('quiet', 'host')}>{line.host}</span>}
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
        {line.startedAt === null && (line.host === null || line.word === 'waiting') ? '–' : line.attempts}
      </span>
      <span role="cell" className={cx('quiet')}>
        {line.source === null || line.word === 'waiting' ? '–' : <Age at={line.at} />}
      </span>
      <span role="cell" className={cx('lineActs')}>
        {line.host !== null && (
          <button
            type="button"
            className={cx('skip')}
            aria-label={t('run.act.openOf', { name: line.name })}
            onClick={onShow}
          >
            {t('run.act.open')}
          </button>
        )}
        {line.canSkip && (
          <button type="button" className={cx('skip')} aria-label={t('skip.of', { name: line.name })} onClick={onSkip}>
            {t('skip.open')}
          </button>
        )}
      </span>
    </>
  );
}
