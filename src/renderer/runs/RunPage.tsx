import { useEffect, useState } from 'react';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { RunElsewhere } from './RunElsewhere.tsx';
import { RunFindings } from './RunFindings.tsx';
import { RunGantt } from './RunGantt.tsx';
import { RunHeader } from './RunHeader.tsx';
import { RunLines } from './RunLines.tsx';
import styles from './Runs.module.css';
import { askRunView, useRuns } from './store.ts';

const cx = classesOf(styles);

export function RunPage({ runId }: { readonly runId: string }) {
  const view = useRuns((state) => state.views[runId]);
  const summary = useRuns((state) => state.runs.find((run) => run.runId === runId));
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void askRunView(runId).then((answer) => {
      if (isCurrent) setMissing(!answer.ok || answer.value === null);
    });
    return () => {
      isCurrent = false;
    };
  }, [runId]);
  if (summary?.phase === 'elsewhere') return <RunElsewhere run={summary} />;
  if (!view) return isMissing ? <Callout level="error">{t('run.missing')}</Callout> : null;
  return (
    <article className={cx('page')} aria-label={view.title}>
      <RunHeader run={view} />
      <div className={cx('body')} role="region" aria-label={t('run.lines')} tabIndex={0}>
        {(view.phase === 'interrupted' || view.can.resume) && <RunFindings run={view} />}
        <RunGantt run={view} />
        <RunLines run={view} />
      </div>
    </article>
  );
}
