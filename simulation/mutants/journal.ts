import type { Mutant } from './mutant.ts';

/** Mistakes in what is written down, and when. */
export const journalMutants: readonly Mutant[] = [
  {
    name: 'an order leaves before it is written down',
    file: 'engine/performer.ts',
    find: `if (!this.#runner.record({ type: 'sent', at: this.#runner.now(), stepId, body })) return false;
    const key = { runId: run.plan.id, stepId, attempt: state.attempt };
    const sent = stepStateOf(this.#runner.state, stepId);
    const result = await this.#ports.gateway.submit(key, this.#token(), body);`,
    replace: `const key = { runId: run.plan.id, stepId, attempt: state.attempt };
    const result = await this.#ports.gateway.submit(key, this.#token(), body);
    if (!this.#runner.record({ type: 'sent', at: this.#runner.now(), stepId, body })) return false;
    const sent = stepStateOf(this.#runner.state, stepId);`,
  },
  {
    name: 'an order is not written down',
    file: 'engine/performer.ts',
    find: `if (!this.#runner.record({ type: 'sent', at: this.#runner.now(), stepId, body })) return false;`,
    replace: ``,
  },
  {
    name: 'the gateway is shown another chain head',
    file: 'engine/performer.ts',
    find: `{ chainHead: written.value.head }`,
    replace: `{ chainHead: '0'.repeat(64) }`,
  },
  {
    name: 'a receipt over another journal is kept',
    file: 'engine/closing.ts',
    find: `return records.ok && records.value !== null ? receipt : null;`,
    replace: `return records.ok ? receipt : null;`,
  },
  {
    name: 'a journal that refuses is passed over',
    file: 'engine/runner.ts',
    find: `if (!written.ok) {`,
    replace: `if (!written.ok && this.#closed) {`,
  },
  {
    name: 'the last record is left out of a replay',
    file: 'engine/journal-codec.ts',
    find: `for (const { text } of records.value) {`,
    replace: `for (const { text } of records.value.slice(0, -1)) {`,
  },
  {
    name: 'a run does not know that it was stopped once it is replayed',
    file: 'engine/runner.ts',
    find: `if (!this.record({ type: 'stop-asked', at: this.now(), decision })) return false;`,
    replace: `this.#run = transition(this.#run, { type: 'stop-asked', at: this.now(), decision });`,
  },
];
