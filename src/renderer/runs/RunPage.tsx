import { useEffect, useState } from 'react';
import { Callout } from '../ui/Callout.tsx';
import { t } from '../ui/text.ts';
import { RunElsewhere } from './RunElsewhere.tsx';
import { RunFindings } from './RunFindings.tsx';
import { RunHeader } from './RunHeader.tsx';
import { RunPageFrame } from './RunPageFrame.tsx';
import { RunViews } from './RunViews.tsx';
import { askRunView, useRuns } from './store.ts';

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
  if (summary?.toldBy === 'provider') return <RunElsewhere run={summary} view={view ?? null} />;
  // Taken over a moment ago: what the provider told of it is not what this console's journal says.
  if (view?.toldBy !== 'journal') return isMissing ? <Callout level="error">{t('run.missing')}</Callout> : null;
  return (
    <RunPageFrame run={view} head={<RunHeader run={view} />}>
      {view.phase === 'interrupted' && <RunFindings run={view} />}
      <RunViews run={view} />
    </RunPageFrame>
  );
}
