import process from 'node:process';
import type { Answer, ChannelName, ReplyOf, RequestOf, RunSummary } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { DeskResult } from '../engine/run-desk.ts';
import type { Connecting } from './connecting.ts';
import type { ConnectionRoom } from './connection-room.ts';
import { ofArm, ofDesk } from './failures.ts';
import type { ConsoleParts } from './parts.ts';
import type { Rooms } from './rooms.ts';

/** An answer to every channel of the contract. */
export type Answers = {
  readonly [C in ChannelName]: (request: RequestOf<C>) => Answer<ReplyOf<C>> | Promise<Answer<ReplyOf<C>>>;
};

const NO_CONNECTION = {
  code: 'not-found',
  message: message('failure.no-connection'),
  retryable: false,
  field: 'connectionId',
} as const;
const NO_RUN = { code: 'not-found', message: message('failure.no-run'), retryable: false, field: 'runId' } as const;
const NO_REVIEW = {
  code: 'not-found',
  message: message('failure.no-review'),
  retryable: false,
  field: 'reviewId',
} as const;

export function answersOf(
  parts: ConsoleParts,
  rooms: Rooms,
  connecting: Connecting,
  connectionsChanged: () => void,
): Answers {
  const inRoom = <T>(connectionId: string, answer: (room: ConnectionRoom) => Answer<T>): Answer<T> => {
    const room = rooms.get(connectionId);
    return room === null ? { ok: false, failure: NO_CONNECTION } : answer(room);
  };
  const ofRun = async (
    runId: string,
    act: (room: ConnectionRoom) => DeskResult<RunSummary> | Promise<DeskResult<RunSummary>>,
  ): Promise<Answer<RunSummary>> => {
    const room = rooms.withRun(runId);
    return room === null ? { ok: false, failure: NO_RUN } : fromDesk(await act(room));
  };
  const told = async <T>(answer: Promise<Answer<T>> | Answer<T>): Promise<Answer<T>> => {
    const settled = await answer;
    connectionsChanged();
    return settled;
  };
  return {
    'app.info': () =>
      succeed({
        version: parts.appVersion,
        dataFolder: parts.dataFolder,
        platform: process.platform,
        canStoreSecrets: parts.secrets.canStore,
      }),
    'connections.list': () => succeed(rooms.views()),
    'connections.probe': ({ address }) => connecting.probe(address),
    'connections.add': (request) => told(connecting.add(request)),
    'connections.signIn': (request) => told(connecting.signIn(request)),
    'connections.confirmCertificate': (request) => told(connecting.confirmCertificate(request)),
    'connections.remove': ({ connectionId }) => told(connecting.remove(connectionId)),
    'estate.picture': async ({ connectionId }) => {
      const room = rooms.get(connectionId);
      return room === null ? { ok: false, failure: NO_CONNECTION } : succeed(await room.picture());
    },
    'estate.vm': ({ connectionId, vmId }) =>
      inRoom(connectionId, ({ inventory: { reader } }) => {
        const vm = reader.vm(vmId);
        if (vm === null) return succeed(null);
        const replica = reader.replicaOfVm(vmId);
        return succeed({
          vm,
          replica,
          points: replica === null ? null : reader.points(replica.id),
          heardAt: reader.heardAt(),
        });
      }),
    'review.make': async (request) => {
      const room = rooms.get(request.connectionId);
      return room === null ? { ok: false, failure: NO_CONNECTION } : succeed(await room.reviews.make(request));
    },
    'run.arm': async ({ reviewId, hash, typedScope }) => {
      const room = rooms.withReview(reviewId);
      if (room === null) return { ok: false, failure: NO_REVIEW };
      const armed = await room.reviews.arm(reviewId, hash, typedScope);
      return armed.ok ? armed : { ok: false, failure: ofArm(armed.failure) };
    },
    'run.list': () =>
      succeed(
        rooms
          .all()
          .flatMap(({ runs }) => runs.list())
          .sort((a, b) => b.createdAt - a.createdAt),
      ),
    'run.view': async ({ runId }) => {
      const found = await rooms.withRun(runId)?.runs.inspect(runId);
      if (found === undefined) return succeed(null);
      return found.ok ? found : { ok: false, failure: ofDesk(found.failure) };
    },
    'run.stop': ({ runId }) => ofRun(runId, ({ runs }) => runs.stop(runId)),
    'run.resume': ({ runId }) => ofRun(runId, ({ runs }) => runs.resume(runId)),
    'run.retry': async ({ runId }) => {
      const made = await rooms.withRun(runId)?.reviews.forRetry(runId);
      if (made === undefined) return { ok: false, failure: NO_RUN };
      return made.ok ? made : { ok: false, failure: ofDesk(made.failure) };
    },
    'run.abandon': ({ runId, reason }) => ofRun(runId, ({ runs }) => runs.abandon(runId, reason)),
    'run.acknowledge': ({ runId }) => ofRun(runId, ({ runs }) => runs.acknowledge(runId)),
  };
}

function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

function fromDesk<T>(result: DeskResult<T>): Answer<T> {
  return result.ok ? result : { ok: false, failure: ofDesk(result.failure) };
}
