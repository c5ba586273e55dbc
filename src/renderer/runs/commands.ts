import { useMemo } from 'react';
import type { RunSummary, RunView, StoredRunView } from '#shared/ipc/index.ts';
import { go, useNavigation } from '../app/navigation.ts';
import { useConnections } from '../connections/store.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { type WhyNot, whyNotBy } from '../offline/whyNot.ts';
import type { Offer } from '../review/offers.ts';
import { clock } from '../ui/clock.ts';
import type { Command } from '../ui/command.ts';
import { t } from '../ui/text.ts';
import { chosenOf, useAgain } from './again.ts';
import { answersTo, approvalOf } from './controls/answers.ts';
import { type RunCall, useRunCall } from './controls/calls.ts';
import { acknowledgeOf, endOf, type RunControl, stopOf, waysOf } from './controls/controls.ts';
import { nextOf, offersAfter } from './controls/next.ts';
import { useRuns } from './store.ts';
import { useTypedFor } from './controls/typed.ts';
import { useStoredRun } from './useStored.ts';
import { phaseWords } from './words.ts';

/** The run on whose page a person is, with all that the page is drawn from. */
export interface OpenRun {
  readonly run: RunSummary;
  readonly view: RunView | null;
  /** As the provider keeps it, where the page has asked. */
  readonly stored: StoredRunView | null;
  readonly call: RunCall;
  readonly offers: readonly Offer[];
  readonly chosen: readonly string[];
  /** What is typed for its approval. */
  readonly reason: string;
  readonly whyNot: WhyNot;
}

/** What the page of a run offers now, in the order of the page. */
export function controlsOn(open: OpenRun): readonly RunControl[] {
  const { run, view, stored, call, whyNot } = open;
  const ways = waysOf(run, whyNot);
  if (run.toldBy === 'provider') {
    return [...ways, ...(stored && run.can.approve ? approvalOf(run, stored, whyNot, open.reason) : [])];
  }
  if (view?.toldBy !== 'journal') return [];
  return [
    stopOf(view),
    acknowledgeOf(view),
    ...ways,
    ...view.questions.flatMap((question) => answersTo(view, question, call, whyNot)),
    endOf(view),
    ...nextOf(view, open.offers, open.chosen),
  ].filter((control) => control !== null);
}

/** What the open run offers, and the stop of every other one, which leads to its page: a stop is never far. */
export function controlCommands(runs: readonly RunSummary[], open: OpenRun | null): readonly Command[] {
  const others = runs.filter(({ runId }) => runId !== open?.run.runId);
  return [
    ...(open === null ? [] : controlsOn(open).map((control) => commandOf(open.run, control, open.call))),
    ...others.flatMap((run) => {
      const stop = stopOf(run);
      return stop === null ? [] : fromElsewhere(run, commandOf(run, stop));
    }),
  ];
}

/** The way to each run. */
export function runCommands(runs: readonly RunSummary[]): readonly Command[] {
  return runs.map((run) => ({
    ...{ id: `run ${run.runId}`, kind: 'run', title: run.title, beside: phaseWords(run), blocked: null },
    run: () => go({ kind: 'runs', runId: run.runId }),
  }));
}

function commandOf(run: RunSummary, { id, word, about, whyNot, press }: RunControl, call?: RunCall): Command {
  return {
    ...{ id: `run ${run.runId} ${id}`, kind: 'run', title: word, beside: about ?? run.title },
    blocked: call?.isBusy === true ? t('palette.blocked.underWay') : whyNot,
    run: press,
  };
}

function fromElsewhere({ runId }: RunSummary, command: Command): Command {
  return {
    ...command,
    run: () => {
      go({ kind: 'runs', runId });
      command.run();
    },
  };
}

/** Null where no page of a run is open, or nothing is known of it yet. */
export function useOpenRun(): OpenRun | null {
  const runId = useNavigation(({ page }) => (page.kind === 'runs' ? page.runId : null)) ?? '';
  const run = useRuns((state) => state.runs.find((one) => one.runId === runId));
  const view = useRuns((state) => state.views[runId]) ?? null;
  const stored = useStoredRun((known) => (known.runId === runId ? known.stored : null));
  const picture = useCurrentPicture();
  const offers = useMemo(() => (view === null ? [] : offersAfter(view, picture)), [view, picture]);
  const again = useAgain();
  const call = useRunCall(runId);
  const reason = useTypedFor(runId, 'approval');
  const connection = useConnections((state) => state.connections?.find(({ id }) => id === run?.connectionId) ?? null);
  return useMemo(() => {
    if (run === undefined) return null;
    const chosen = view !== null && again.runId === runId ? chosenOf(view.lines, again) : [];
    const whyNot = whyNotBy(connection, clock.now());
    return { run, view, stored, call, offers, chosen, reason, whyNot };
  }, [runId, run, view, stored, call, offers, again, reason, connection]);
}
