import type { Answer, ConsoleFailure } from '#shared/ipc/index.ts';
import type { FailbackDesk } from '../failback/failback-desk.ts';
import type { FailbackFailure, FailbackResult } from '../failback/failures.ts';
import type { Answers } from './answer-map.ts';
import { ofStore } from './failures.ts';
import type { Rooms } from './rooms.ts';

type FailbackChannel = Extract<keyof Answers, `failback.${string}`>;

/** Answers to everything about the wizards that bring VMs home. */
export function failbackAnswers(rooms: Rooms, noConnection: Answer<never>): Pick<Answers, FailbackChannel> {
  const atDesk = async <T>(
    connectionId: string,
    ask: (desk: FailbackDesk) => FailbackResult<T> | Promise<FailbackResult<T>>,
  ): Promise<Answer<T>> => {
    const room = rooms.get(connectionId);
    if (room === null) return noConnection;
    const result = await ask(room.failbacks);
    return result.ok ? result : { ok: false, failure: wordsOf(result.failure) };
  };
  return {
    'failback.list': ({ connectionId }) => atDesk(connectionId, (desk) => desk.list()),
    'failback.begin': ({ connectionId, planId, vmIds }) => atDesk(connectionId, (desk) => desk.begin(planId, vmIds)),
    'failback.view': ({ connectionId, failbackId }) => atDesk(connectionId, (desk) => desk.view(failbackId)),
    'failback.preflight': ({ connectionId, failbackId }) => atDesk(connectionId, (desk) => desk.preflight(failbackId)),
    'failback.choose': ({ connectionId, failbackId, ...chosen }) =>
      atDesk(connectionId, (desk) => desk.choose(failbackId, chosen)),
    'failback.tick': ({ connectionId, failbackId, ...tick }) =>
      atDesk(connectionId, (desk) => desk.tick(failbackId, tick)),
    'failback.leave': ({ connectionId, failbackId, ...leave }) =>
      atDesk(connectionId, (desk) => desk.leave(failbackId, leave)),
    'failback.close': ({ connectionId, failbackId }) => atDesk(connectionId, (desk) => desk.close(failbackId)),
  };
}

function wordsOf(failure: FailbackFailure): ConsoleFailure {
  if (failure.is === 'store') return ofStore(failure.failure);
  return { code: failure.code, message: failure.why, retryable: false, field: failure.field };
}
