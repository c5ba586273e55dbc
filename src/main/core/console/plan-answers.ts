import type { Answer, StoredReview, StoredRunView } from '#shared/ipc/index.ts';
import type { RunReply } from '#shared/gateway-api/index.ts';
import { message } from '#shared/texts/index.ts';
import type { PlanResult } from '../plans/failures.ts';
import type { PlanDesk } from '../plans/plan-desk.ts';
import type { Answers } from './answer-map.ts';
import { ofGateway, ofPlan } from './failures.ts';
import type { Rooms } from './rooms.ts';

type PlanChannel = Exclude<Extract<keyof Answers, `plan.${string}`>, 'plan.dryRun'>;

/** Answers to everything about plans, and to what the provider keeps of a run that was made elsewhere. */
export function planAnswers(rooms: Rooms, noConnection: Answer<never>): Pick<Answers, PlanChannel | 'run.stored'> {
  const atDesk = async <T>(
    connectionId: string,
    ask: (plans: PlanDesk) => PlanResult<T> | Promise<PlanResult<T>>,
  ): Promise<Answer<T>> => {
    const room = rooms.get(connectionId);
    if (room === null) return noConnection;
    const result = await ask(room.plans);
    return result.ok ? result : { ok: false, failure: ofPlan(result.failure) };
  };
  return {
    'plan.list': ({ connectionId }) => atDesk(connectionId, (plans) => ({ ok: true, value: plans.list() })),
    'plan.get': ({ connectionId, planId }) => atDesk(connectionId, (plans) => plans.get(planId)),
    'plan.draft': ({ connectionId, planId, draft }) => atDesk(connectionId, (plans) => plans.draft(planId, draft)),
    'plan.discardDraft': ({ connectionId, planId }) => atDesk(connectionId, (plans) => plans.discard(planId)),
    'plan.save': ({ connectionId, planId }) => atDesk(connectionId, (plans) => plans.save(planId)),
    'plan.merge': ({ connectionId, planId, theirRev, choices }) =>
      atDesk(connectionId, (plans) => plans.merge(planId, theirRev, choices)),
    'plan.check': ({ connectionId, planId, keep }) => atDesk(connectionId, (plans) => plans.check(planId, keep)),
    'plan.verified': ({ connectionId }) =>
      atDesk(connectionId, async (plans) => ({ ok: true, value: await plans.verifications() })),
    'plan.compare': ({ connectionId, planId }) => atDesk(connectionId, (plans) => plans.compare(planId)),
    'plan.remove': ({ connectionId, planId, rev }) => atDesk(connectionId, (plans) => plans.remove(planId, rev)),
    'run.stored': async ({ connectionId, runId }) => {
      const room = rooms.get(connectionId);
      if (room === null) return noConnection;
      const found = await room.connection.gateway.run(runId);
      if (found.ok) {
        const waits = found.value.run.approval.state === 'pending';
        return { ok: true, value: storedView(found.value, waits ? await room.reviews.ofStored(found.value) : null) };
      }
      const { failure } = found;
      if (failure.kind === 'refused' && failure.problem.status === 404) return { ok: false, failure: NO_RUN };
      return { ok: false, failure: ofGateway(failure, room.connection.settings().addresses.join(', ')) };
    },
  };
}

const NO_RUN = { code: 'not-found', message: message('failure.no-run'), retryable: false, field: 'runId' } as const;

function storedView({ run, stored, decisions }: RunReply, review: StoredReview | null): StoredRunView {
  return {
    runId: run.id,
    title: stored.title,
    verb: stored.verb,
    scope: stored.scope,
    reason: stored.reason,
    createdBy: run.createdBy.name,
    createdAt: run.createdAt,
    hash: stored.reviewedHash,
    steps: stored.steps,
    decisions,
    approval: run.approval,
    review,
  };
}
