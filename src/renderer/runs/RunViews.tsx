import { useState } from 'react';
import type { RunView, StoredRunView } from '#shared/ipc/index.ts';
import { TableButton } from '../papers/TableButton.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import { linesTable } from './csv.ts';
import { byConcern } from './groups.ts';
import { RunGantt } from './RunGantt.tsx';
import { RunLines } from './RunLines.tsx';
import { RunTimeline } from './RunTimeline.tsx';
import styles from './Runs.module.css';
import { StoredSteps } from './StoredSteps.tsx';
import { useGantt } from './useGantt.ts';
import { useStored } from './useStored.ts';

const cx = classesOf(styles);
const kinds = ['lines', 'timeline', 'reviewed'] as const;
type Kind = (typeof kinds)[number];

interface Props {
  readonly run: RunView;
  /** What the provider stored, where somebody has asked already. */
  readonly stored?: StoredRunView | null;
}

/** The picture of a run and its steps: how far they are, when, or as they were reviewed. */
export function RunViews({ run, stored }: Props) {
  const [kind, setKind] = useState<Kind>(run.can.approve ? 'reviewed' : 'lines');
  const gantt = useGantt(run);
  return (
    <>
      <RunGantt gantt={gantt} />
      <div className={cx('views')} role="group" aria-label={t('views.label')}>
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            className={cx('view')}
            aria-pressed={kind === one}
            onClick={() => setKind(one)}
          >
            {t(`views.${one}`)}
          </button>
        ))}
        {kind === 'timeline' && <span className={cx('quiet')}>{t('timeline.key')}</span>}
        <span className={cx('spring')} />
        <TableButton name={t('table.steps')} table={() => linesTable(byConcern(run.lines))} />
      </div>
      {kind === 'lines' && <RunLines run={run} />}
      {kind === 'timeline' && <RunTimeline gantt={gantt} />}
      {kind === 'reviewed' && (stored ? <StoredSteps stored={stored} /> : <Reviewed run={run} />)}
    </>
  );
}

function Reviewed({ run }: { readonly run: RunView }) {
  const { stored, failure } = useStored(run.connectionId, run.runId);
  if (failure) return <Callout level="error">{words(failure.message)}</Callout>;
  return stored && <StoredSteps stored={stored} />;
}
