/** How far durations stray from what is thought, as factors: 0.75 and 1.6 are "a quarter less" to "more than half again". */
export interface Spread {
  readonly low: number;
  readonly high: number;
}

/** What some samples say. `spread` is null where there are too few to tell. */
export interface Learnt {
  readonly ms: number;
  readonly spread: Spread | null;
}

export type LearntOf = (key: string) => Learnt | null;

/** So few samples make a typical duration, but no spread. */
const SPREAD_SAMPLES_MIN = 8;

/** The newest durations by some key, milliseconds, oldest first. */
export class History {
  readonly #newest: number;
  readonly #typical: (samples: readonly number[]) => number;
  readonly #samples = new Map<string, readonly number[]>();

  /** Keeps so many of the newest a key; `typical` says which duration they stand for. */
  constructor(newest: number, typical: (samples: readonly number[]) => number) {
    this.#newest = newest;
    this.#typical = typical;
  }

  add(key: string, ms: number): void {
    this.#samples.set(key, [...(this.#samples.get(key) ?? []), ms].slice(-this.#newest));
  }

  /** What is known now; it stays so whatever is added later. */
  frozen(): LearntOf {
    const samples = new Map(this.#samples);
    const learnt = new Map<string, Learnt>();
    return (key) => {
      const known = learnt.get(key);
      const those = samples.get(key);
      if (known !== undefined || those === undefined) return known ?? null;
      const made = { ms: this.#typical(those), spread: spreadOf(those) };
      learnt.set(key, made);
      return made;
    };
  }
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** A mean in which each duration counts as much as all before it: what a VM took last tells most about what it takes next. */
export function newestFirst(samples: readonly number[]): number {
  return samples.reduce((mean, ms) => (mean + ms) / 2);
}

/** From the first quartile to the third, around the median. */
function spreadOf(samples: readonly number[]): Spread | null {
  if (samples.length < SPREAD_SAMPLES_MIN) return null;
  const middle = median(samples);
  return { low: quantile(samples, 0.25) / middle, high: quantile(samples, 0.75) / middle };
}

function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1) + 0.5)] ?? 1;
}
