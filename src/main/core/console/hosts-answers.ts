import type { Answer } from '#shared/ipc/index.ts';
import type { HostsDesk, HostsResult } from '../hosts/index.ts';
import type { Answers } from './answer-map.ts';
import { ofDesk, ofPlan } from './failures.ts';
import type { ConsoleParts } from './parts.ts';
import { NO_RUN } from './run-answers.ts';
import type { Rooms } from './rooms.ts';

type HostsChannel = Extract<keyof Answers, `hosts.${string}`> | 'run.act' | 'run.cancelAct';

/** Answers to everything about the tenant's hosts, and about acts on them that are under way or over. */
export function hostsAnswers(
  hosts: HostsDesk,
  { hostGaps }: Pick<ConsoleParts, 'hostGaps'>,
  rooms: Rooms,
  noConnection: Answer<never>,
): Pick<Answers, HostsChannel> {
  return {
    'hosts.view': async () => ({ ok: true, value: await hosts.view() }),
    'hosts.saveAccount': async (form) => fromHosts(await hosts.saveAccount(form)),
    'hosts.removeAccount': async ({ label }) => fromHosts(await hosts.removeAccount(label)),
    'hosts.askKey': async (question) => fromHosts(await hosts.askKey(question)),
    'hosts.confirmKey': async (key) => fromHosts(await hosts.confirmKey(key)),
    'hosts.forgetKey': async ({ host }) => fromHosts(await hosts.forgetKey(host)),
    'hosts.confirmText': async ({ hash }) => fromHosts(await hosts.confirmText(hash)),
    'hosts.forgetText': async ({ hash }) => fromHosts(await hosts.forgetText(hash)),
    'hosts.readiness': async ({ connectionId, planId, verb }) => {
      const acts = rooms.get(connectionId)?.plans.hostActs(planId, verb);
      if (acts === undefined) return noConnection;
      return acts.ok ? { ok: true, value: await hostGaps(acts.value) } : { ok: false, failure: ofPlan(acts.failure) };
    },
    'run.act': async ({ connectionId, runId, stepId }) => {
      const found = await rooms.get(connectionId)?.runs.act(runId, stepId);
      if (found === undefined) return noConnection;
      return found.ok ? found : { ok: false, failure: ofDesk(found.failure) };
    },
    'run.cancelAct': ({ runId, stepId, reason }) => {
      const cancelled = rooms.withRun(runId)?.runs.cancelAct(runId, stepId, reason);
      if (cancelled === undefined) return { ok: false, failure: NO_RUN };
      return cancelled.ok ? cancelled : { ok: false, failure: ofDesk(cancelled.failure) };
    },
  };
}

function fromHosts<T>(result: HostsResult<T>): Answer<T> {
  if (result.ok) return result;
  const { code, why, retryable, field } = result.failure;
  return { ok: false, failure: { code, message: why, retryable, ...(field === null ? {} : { field }) } };
}
