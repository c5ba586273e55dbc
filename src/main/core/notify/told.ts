/** Of what happened once it is remembered for so long that it was told. */
const ONCE_MS = 30 * 86_400_000;
/** The oldest are forgotten beyond this; each takes about 100 bytes of the file. */
const KEYS_MAX = 20_000;
const ONCE = 'once ';

export type ToldEntries = readonly (readonly [key: string, at: number])[];

/**
 * What was told already, over restarts. A thing that holds (two copies of a VM, a gate that waits) is forgotten when it
 * holds no more, so that it is told again when it comes again; a thing that happened is remembered for a month.
 */
export class Told {
  readonly #keys: Map<string, number>;
  #hasChanged = false;

  constructor(entries: ToldEntries) {
    this.#keys = new Map(entries);
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** True where it was not told yet; from now on it counts as told. */
  begins(key: string, now: number): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.set(key, now);
    this.#hasChanged = true;
    this.#trim(now);
    return true;
  }

  /** The same for what happens and is over. */
  happened(key: string, now: number): boolean {
    return this.begins(`${ONCE}${key}`, now);
  }

  /** True where it held until now. */
  ends(key: string): boolean {
    const held = this.#keys.delete(key);
    this.#hasChanged ||= held;
    return held;
  }

  /** Of all that begins with `prefix`, forgets what does not hold; answers those keys. */
  endOthers(prefix: string, holding: ReadonlySet<string>): readonly string[] {
    const over = [...this.#keys.keys()].filter((key) => key.startsWith(prefix) && !holding.has(key));
    for (const key of over) this.ends(key);
    return over;
  }

  /** True once after it changed. */
  takeChange(): boolean {
    const hasChanged = this.#hasChanged;
    this.#hasChanged = false;
    return hasChanged;
  }

  entries(): ToldEntries {
    return [...this.#keys];
  }

  #trim(now: number): void {
    if (this.#keys.size <= KEYS_MAX) return;
    for (const [key, at] of this.#keys) if (key.startsWith(ONCE) && now - at > ONCE_MS) this.#keys.delete(key);
    for (const key of this.#keys.keys()) {
      if (this.#keys.size <= KEYS_MAX) return;
      this.#keys.delete(key);
    }
  }
}
