/** A window that crashes again and again is not reloaded for ever. */
export const RELOADS_MAX = 3;
export const RELOADS_WITHIN_MS = 60_000;

/** Remembers the last reloads. */
export class Crashes {
  #at: readonly number[] = [];

  mayReload(nowMs: number): boolean {
    const recent = this.#at.filter((at) => nowMs - at < RELOADS_WITHIN_MS);
    this.#at = [...recent, nowMs];
    return recent.length < RELOADS_MAX;
  }
}
