import { existsSync, readFileSync } from 'node:fs';
import { capabilities, type Capabilities } from '#shared/gateway-api/index.ts';
import { parseJson } from '../parse-json.ts';
import type { Log } from '../ports.ts';
import { attempt } from '../store/index.ts';
import { writeWhole } from '../whole-file.ts';

/**
 * What a provider last told of itself, for a start without it: whether it is practice, and its limits, with which a plan is
 * played through. Nothing is ordered by it; a file that cannot be read is as good as none.
 */
export class KnownProvider {
  readonly #path: string;
  readonly #log: Log;
  #known: Capabilities | null;
  #kept = '';

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
    const read = attempt(path, () => (existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : null));
    const parsed = capabilities.safeParse(read.ok ? read.value : null);
    this.#known = parsed.success ? parsed.data : null;
    this.#kept = lasting(this.#known);
  }

  get capabilities(): Capabilities | null {
    return this.#known;
  }

  heard(now: Capabilities | null): void {
    if (now === null || lasting(now) === this.#kept) return;
    this.#known = now;
    this.#kept = lasting(now);
    const written = attempt(this.#path, () => writeWhole(this.#path, JSON.stringify(now)));
    if (!written.ok) this.#log.warn('What the provider told of itself could not be kept', { ...written.failure });
  }
}

/** The time of the answer is another each time. */
function lasting(told: Capabilities | null): string {
  return JSON.stringify(told === null ? null : { ...told, time: 0 });
}
