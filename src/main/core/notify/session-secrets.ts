import type { SecretState } from '#shared/ipc/index.ts';
import type { Log, Secrets } from '../ports.ts';

/**
 * Secrets of the channels. Where the platform keeps none, one is known from when a person types it until the console ends,
 * and is never written.
 */
export class SessionSecrets {
  readonly #secrets: Secrets;
  readonly #log: Log;
  readonly #known = new Map<string, string>();
  readonly #kept = new Set<string>();

  constructor(secrets: Secrets, log: Log) {
    this.#secrets = secrets;
    this.#log = log;
  }

  /** Reads what was kept at an earlier start. */
  async load(names: readonly string[]): Promise<void> {
    if (!this.#secrets.canStore) return;
    for (const name of names) {
      try {
        const secret = await this.#secrets.load(name);
        if (secret === null) continue;
        this.#known.set(name, secret);
        this.#kept.add(name);
      } catch (error) {
        this.#complain('A secret could not be read', name, error);
      }
    }
  }

  get(name: string): string | null {
    return this.#known.get(name) ?? null;
  }

  state(name: string): SecretState {
    if (!this.#known.has(name)) return 'missing';
    return this.#kept.has(name) ? 'kept' : 'session';
  }

  async set(name: string, secret: string): Promise<void> {
    this.#known.set(name, secret);
    this.#kept.delete(name);
    if (!this.#secrets.canStore) return;
    try {
      await this.#secrets.store(name, secret);
      this.#kept.add(name);
    } catch (error) {
      this.#complain('A secret could not be kept', name, error);
    }
  }

  async forget(name: string): Promise<void> {
    this.#known.delete(name);
    this.#kept.delete(name);
    try {
      await this.#secrets.forget(name);
    } catch (error) {
      this.#complain('A secret could not be forgotten', name, error);
    }
  }

  /** The name of the error alone: a message of the key store might quote what it was given. */
  #complain(what: string, name: string, error: unknown): void {
    this.#log.warn(what, { name, error: error instanceof Error ? error.name : typeof error });
  }
}
