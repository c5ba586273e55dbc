import type { Mutant } from './mutant.ts';

/** Mistakes in what is sent, under which key, and who may send it. */
export const orderMutants: readonly Mutant[] = [
  {
    name: 'a lost order is sent again as the next attempt',
    file: 'engine/transition.ts',
    find: `demand(state.is === 'unknown' || state.is === 'sent', event, state.is);
      return { is: 'intended', attempt: state.attempt, at, body: state.body };`,
    replace: `demand(state.is === 'unknown' || state.is === 'sent', event, state.is);
      return { is: 'intended', attempt: state.attempt + 1, at, body: state.body };`,
  },
  {
    name: 'each try has a key of its own',
    file: 'engine/performer.ts',
    find: `const key = { runId: run.plan.id, stepId, attempt: state.attempt };`,
    replace: `const key = { runId: run.plan.id, stepId, attempt: 1 + (this.#runner.now() % 100_000) };`,
  },
  {
    name: 'a lost reply means that nothing was sent',
    file: 'engine/ordering.ts',
    find: `return { type: 'reply-lost', ...facts };
    case 'refused':`,
    replace: `return { type: 'not-sent', ...facts };
    case 'refused':`,
  },
  {
    name: 'a lost reply means a refusal',
    file: 'engine/ordering.ts',
    find: `return { type: 'reply-lost', ...facts };
    case 'refused':`,
    replace: `return { type: 'refused', ...facts, code: 'lost', detail: 'No reply came.' };
    case 'refused':`,
  },
  {
    name: 'a refusal is only put off',
    file: 'engine/ordering.ts',
    find: `return { type: 'refused', ...facts, code, detail: refusalText(problem) };`,
    replace: `return putOff(now + WINDOW_RETRY_MS);`,
  },
  {
    name: 'an unknown reply is never looked up',
    file: 'engine/deeds.ts',
    find: `(state) => state.is === 'unknown' || state.is === 'sent')`,
    replace: `(state) => state.is === 'sent')`,
  },
  {
    name: 'decisions are not recorded before what relies on them',
    file: 'engine/deeds.ts',
    find: `if (run.decisionsRecorded < allDecisions(run).length) {`,
    replace: `if (run.decisionsRecorded > allDecisions(run).length) {`,
  },
  {
    name: 'the lease is not looked at',
    file: 'engine/lease.ts',
    find: `return this.#renewalSentMs !== null && this.#clock.monotonicMs() - this.#renewalSentMs < LEASE_TRUSTED_MS;`,
    replace: `return true;`,
  },
  {
    name: 'a run that another console holds is taken back',
    file: 'engine/fate.ts',
    find: `if (holder === null || ours.includes(holder.instanceId)) return null;`,
    replace: `if (holder !== null) return null;`,
  },
  {
    name: 'a newer token of another console is ignored',
    file: 'engine/runner.ts',
    find: `if (!('token' in stage) || run.token <= stage.token || run.holder?.instanceId === this.#ports.instanceId) return;`,
    replace: `if (!('token' in stage) || run.token > 0) return;`,
  },
  {
    name: 'a run is resumed without the lease',
    file: 'engine/run-desk.ts',
    find: `const lease = await this.#ports.gateway.takeOver(plan.id, { instanceId, reason });`,
    replace: `const lease = succeed({ token: Math.max(1, run.token), reason });`,
  },
  {
    name: 'a run goes on by itself after a restart',
    file: 'engine/run-desk.ts',
    find: `else if (run.stage.is !== 'interrupted') runner.foundAfterRestart();`,
    replace: `else runner.wake();`,
  },
  {
    name: 'a stop stops nothing',
    file: 'engine/deeds.ts',
    find: `if (run.stage.is !== 'running' || !facts.feedLive) return deeds;`,
    replace: `if (!('token' in run.stage) || !facts.feedLive) return deeds;`,
  },
];
