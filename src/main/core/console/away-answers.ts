import type { Answer } from '#shared/ipc/index.ts';
import type { Answers } from './answer-map.ts';
import { ofPlan, ofStore } from './failures.ts';
import type { Rooms } from './rooms.ts';

/** Answers to what can be read of a provider that is not there, and to what changed once it is again. */
export function awayAnswers(
  rooms: Rooms,
  noConnection: Answer<never>,
): Pick<Answers, 'away.report' | 'away.acknowledge' | 'plan.dryRun'> {
  return {
    'away.report': ({ connectionId }) => {
      const room = rooms.get(connectionId);
      return room === null ? noConnection : { ok: true, value: room.away.report };
    },
    'away.acknowledge': ({ connectionId, until }) => {
      const room = rooms.get(connectionId);
      if (room === null) return noConnection;
      const done = room.away.acknowledge(until);
      return done.ok ? { ok: true, value: null } : { ok: false, failure: ofStore(done.failure) };
    },
    'plan.dryRun': async ({ connectionId, planId, verb, policy }) => {
      const room = rooms.get(connectionId);
      if (room === null) return noConnection;
      const found = room.plans.playable(planId);
      if (!found.ok) return { ok: false, failure: ofPlan(found.failure) };
      const { of, plan } = found.value;
      // That the provider is not heard, and whose account it is, says nothing of the plan.
      const { review, limits } = await room.reviews.rehearse({ plan, verb, policy, supposing: { heard: true } });
      return { ok: true, value: { of, review, limitsKnown: limits.isKnown } };
    },
  };
}
