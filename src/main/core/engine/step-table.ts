import type { StepState } from './step-state.ts';

const CHUNK_STEPS = 128;

/**
 * The states of a run's steps by index, immutable. A change copies one chunk of 128 and the list of chunks, not the whole:
 * a run of 10,000 VMs makes 50,000 events, and copying 10,000 entries for each would be half a billion.
 */
export class StepTable {
  readonly length: number;
  readonly #chunks: readonly (readonly StepState[])[];

  private constructor(chunks: readonly (readonly StepState[])[], length: number) {
    this.#chunks = chunks;
    this.length = length;
  }

  static filled(length: number, state: StepState): StepTable {
    const chunks: StepState[][] = [];
    for (let from = 0; from < length; from += CHUNK_STEPS) {
      chunks.push(Array.from({ length: Math.min(CHUNK_STEPS, length - from) }, () => state));
    }
    return new StepTable(chunks, length);
  }

  at(index: number): StepState {
    const state = this.#chunks[Math.floor(index / CHUNK_STEPS)]?.[index % CHUNK_STEPS];
    if (state === undefined) throw new RangeError(`no step ${String(index)} of ${String(this.length)}`);
    return state;
  }

  with(index: number, state: StepState): StepTable {
    this.at(index);
    const which = Math.floor(index / CHUNK_STEPS);
    const chunks = this.#chunks.slice();
    const chunk = (chunks[which] ?? []).slice();
    chunk[index % CHUNK_STEPS] = state;
    chunks[which] = chunk;
    return new StepTable(chunks, this.length);
  }

  some(holds: (state: StepState) => boolean): boolean {
    return this.#chunks.some((chunk) => chunk.some(holds));
  }

  *[Symbol.iterator](): Iterator<StepState> {
    for (const chunk of this.#chunks) yield* chunk;
  }
}
