import type {
  ConnectionView,
  ConsolePort,
  EstatePicture,
  RequestOf,
  ReplyOf,
  RunSummary,
  RunView,
  ChannelName,
} from '#shared/ipc/index.ts';
import { wordsOf } from '#shared/texts/index.ts';

/** The drill asks the console as a window does, and takes no for a defect. */
export async function ask<C extends ChannelName>(
  port: ConsolePort,
  channel: C,
  request: RequestOf<C>,
): Promise<ReplyOf<C>> {
  const answer = await port.ask(channel, request);
  if (answer.ok) return answer.value;
  throw new Error(`${channel} was refused: ${answer.failure.code}: ${wordsOf(answer.failure.message)}`);
}

/** Waits until a look at the console shows what is wanted; throws with `what` when it takes too long. */
export async function until<T>(what: string, withinMs: number, look: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== null) return seen;
    if (Date.now() > end) throw new Error(`${what}: not within ${String(Math.round(withinMs / 1_000))} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function connected(port: ConsolePort): Promise<ConnectionView> {
  return until('the first sync', 120_000, async () => {
    const [connection] = await ask(port, 'connections.list', {});
    if (connection === undefined) return null;
    return connection.state === 'connected' && connection.freshness === 'live' && (connection.counts?.vms ?? 0) > 0
      ? connection
      : null;
  });
}

export function pictureOf(port: ConsolePort, connectionId: string): Promise<EstatePicture> {
  return ask(port, 'estate.picture', { connectionId });
}

/** Watches a run to its end. Throws where it waits for a person's word about a failure: nobody is there to give it. */
export async function ended(
  port: ConsolePort,
  runId: string,
  withinMs: number,
  told: (run: RunSummary) => void,
): Promise<RunView> {
  return until('the end of the run', withinMs, async () => {
    const view = await ask(port, 'run.view', { runId });
    if (view === null) return null;
    told(view);
    const failure = view.questions.find(({ kind }) => kind === 'failure');
    if (failure !== undefined) throw new Error(`“${view.title}” waits for a person: ${failure.text} did not succeed`);
    return view.phase === 'ended' ? view : null;
  });
}
