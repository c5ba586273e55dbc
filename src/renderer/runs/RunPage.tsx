import { RunElsewhere } from './RunElsewhere.tsx';
import { RunFindings } from './RunFindings.tsx';
import { RunHeader } from './RunHeader.tsx';
import { RunPageFrame } from './RunPageFrame.tsx';
import { RunUnread } from './RunUnread.tsx';
import { RunViews } from './RunViews.tsx';
import { useReading } from './reading.ts';
import { useRuns } from './store.ts';

export function RunPage({ runId }: { readonly runId: string }) {
  const view = useRuns((state) => state.views[runId]);
  const summary = useRuns((state) => state.runs.find((run) => run.runId === runId));
  const { reading, askAgain } = useReading(runId);
  if (summary?.toldBy === 'provider') return <RunElsewhere run={summary} view={view ?? null} />;
  // Taken over a moment ago: what the provider told of it is not what this console's journal says.
  if (view?.toldBy !== 'journal') return <RunUnread summary={summary} reading={reading} onAgain={askAgain} />;
  return (
    <RunPageFrame run={view} head={<RunHeader run={view} />}>
      {view.phase === 'interrupted' && <RunFindings run={view} />}
      <RunViews run={view} />
    </RunPageFrame>
  );
}
