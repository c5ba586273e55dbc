import { useEffect, useMemo, useRef, useState } from 'react';
import type { RunLine, RunView } from '#shared/ipc/index.ts';
import { listenForKeys } from '../app/keys.ts';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import { ActDialog } from './ActDialog.tsx';
import { byConcern, groupOf, withName } from './groups.ts';
import { runPageKeys } from './keys.ts';
import { LineCells } from './LineCells.tsx';
import styles from './RunLines.module.css';
import { SkipDialog } from './SkipDialog.tsx';
import { StepTable } from './StepTable.tsx';

const cx = classesOf(styles);
const columns = ['word', 'name', 'step', 'detail', 'source', 'attempts', 'at', 'skip'] as const;
/** From so many steps on they are more than a screen shows. */
const FIND_FROM_STEPS = 8;

/** The steps of each VM together, failures first. "Done" is only what the feed has shown. */
export function RunLines({ run }: { readonly run: RunView }) {
  const { lines } = run;
  const [skipping, setSkipping] = useState<RunLine | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const [sought, setSought] = useState('');
  const byId = useMemo(() => new Map(lines.map((line) => [line.stepId, line])), [lines]);
  const sorted = useMemo(() => byConcern(withName(lines, sought)), [lines, sought]);
  const leading = useMemo(() => leadingSteps(sorted), [sorted]);
  const shown = shownId === null ? undefined : byId.get(shownId);
  return (
    <>
      {lines.length >= FIND_FROM_STEPS && (
        <FindLines sought={sought} shown={sorted.length} total={lines.length} onChange={setSought} />
      )}
      <StepTable
        label={t('run.steps')}
        grid="lines"
        columns={columns.map((key) => ({ key, head: t(`run.column.${key}`) }))}
        rows={sorted}
        keyOf={({ stepId }) => stepId}
      >
        {(line) => (
          <LineCells
            runId={run.runId}
            line={line}
            isLeading={leading.has(line.stepId)}
            lineOf={(stepId) => byId.get(stepId)}
            onSkip={() => setSkipping(line)}
            onShow={() => setShownId(line.stepId)}
          />
        )}
      </StepTable>
      {skipping && <SkipDialog run={run} line={skipping} onClose={() => setSkipping(null)} />}
      {shown && <ActDialog run={run} line={shown} onClose={() => setShownId(null)} />}
    </>
  );
}

/** The first step of each VM, as they are shown. */
function leadingSteps(sorted: readonly RunLine[]): ReadonlySet<string> {
  return new Set(
    sorted.flatMap((line, index) => {
      const before = sorted[index - 1];
      return before !== undefined && groupOf(before) === groupOf(line) ? [] : line.stepId;
    }),
  );
}

interface FindProps {
  readonly sought: string;
  readonly shown: number;
  readonly total: number;
  readonly onChange: (sought: string) => void;
}

/** A key leads here from anywhere on the page. */
function FindLines({ sought, shown, total, onChange }: FindProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const run = () => place.current?.querySelector('input')?.select();
    return listenForKeys(runPageKeys.map((key) => ({ ...key, run })));
  }, []);
  return (
    <div ref={place} className={cx('find')} role="search">
      <div className={cx('field')}>
        <Field label={t('lines.field')} value={sought} onChange={onChange} />
      </div>
      <p role="status" className={cx('shown')}>
        {shown === 0 ? t('lines.none') : t('lines.shown', { shown: formatCount(shown), ...counted(total) })}
      </p>
    </div>
  );
}
