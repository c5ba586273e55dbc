import type { Answer, ReviewAgain, RunSummary } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { DeskFailure, DeskResult } from '../engine/desk-result.ts';
import type { Outcome } from '../ports.ts';
import type { Answers } from './answer-map.ts';
import type { ConnectionRoom } from './connection-room.ts';
import { ofArm, ofDesk } from './failures.ts';
import type { Rooms } from './rooms.ts';

export const NO_RUN = {
  code: 'not-found',
  message: message('failure.no-run'),
  retryable: false,
  field: 'runId',
} as const;
const NO_REVIEW = {
  code: 'not-found',
  message: message('failure.no-review'),
  retryable: false,
  field: 'reviewId',
} as const;

type RunChannel = Extract<keyof Answers, `run.${string}`>;

/** Answers to everything about runs. A run is found by its journal; one of another console by its connection. */
export function runAnswers(
  rooms: Rooms,
  noConnection: Answer<never>,
): Pick<Answers, Exclude<RunChannel, 'run.stored' | 'run.act' | 'run.cancelAct'>> {
  type Act = (room: ConnectionRoom) => DeskResult<RunSummary> | Promise<DeskResult<RunSummary>>;
  const ofRun = async (runId: string, act: Act): Promise<Answer<RunSummary>> => {
    const room = rooms.withRun(runId);
    return room === null ? { ok: false, failure: NO_RUN } : fromDesk(await act(room));
  };
  const inRoom = async (connectionId: string, act: Act): Promise<Answer<RunSummary>> => {
    const room = rooms.get(connectionId);
    return room === null ? noConnection : fromDesk(await act(room));
  };
  const again = async (
    runId: string,
    make: (room: ConnectionRoom) => Promise<Outcome<ReviewAgain, DeskFailure>>,
  ): Promise<Answer<ReviewAgain>> => {
    const room = rooms.withRun(runId);
    return room === null ? { ok: false, failure: NO_RUN } : fromDesk(await make(room));
  };
  return {
    'run.arm': async ({ reviewId, hash, typedScope }) => {
      const room = rooms.withReview(reviewId);
      if (room === null) return { ok: false, failure: NO_REVIEW };
      const armed = await room.reviews.arm(reviewId, hash, typedScope);
      return armed.ok ? armed : { ok: false, failure: ofArm(armed.failure) };
    },
    'run.list': () => ({
      ok: true,
      value: rooms
        .all()
        .flatMap(({ runs }) => runs.list())
        .sort((a, b) => b.createdAt - a.createdAt),
    }),
    'run.view': async ({ runId }) => {
      const room = rooms.withRun(runId);
      if (room === null) return { ok: true, value: null };
      const found = await room.runs.inspect(runId);
      if (found.ok) room.runFeed.looked(found.value);
      return fromDesk(found);
    },
    'run.stop': ({ runId }) => ofRun(runId, ({ runs }) => runs.stop(runId)),
    'run.resume': ({ runId }) => ofRun(runId, ({ runs }) => runs.resume(runId)),
    'run.retry': ({ runId, vmIds }) => again(runId, ({ reviews }) => reviews.forRetry(runId, vmIds ?? null)),
    'run.undo': ({ runId }) => again(runId, ({ reviews }) => reviews.forUndo(runId)),
    'run.abandon': ({ runId, reason }) => ofRun(runId, ({ runs }) => runs.abandon(runId, reason)),
    'run.acknowledge': ({ runId }) => ofRun(runId, ({ runs }) => runs.acknowledge(runId)),
    'run.answer': ({ runId, stepId, answer, note }) =>
      ofRun(runId, ({ runs }) => runs.answer(runId, stepId, answer, note)),
    'run.skip': ({ runId, stepIds, reason }) => ofRun(runId, ({ runs }) => runs.skip(runId, stepIds, reason)),
    'run.takeOver': ({ connectionId, runId, reason }) =>
      inRoom(connectionId, ({ runs }) => runs.takeOver(runId, reason)),
    'run.approve': ({ connectionId, runId, ...answer }) =>
      inRoom(connectionId, ({ runs }) => runs.approve(runId, answer)),
  };
}

function fromDesk<T>(result: DeskResult<T>): Answer<T> {
  return result.ok ? result : { ok: false, failure: ofDesk(result.failure) };
}
