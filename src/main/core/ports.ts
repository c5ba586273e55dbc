/**
 * What the core asks of the world. Everything that is not pure comes in through one of these, so that the whole core runs
 * under a simulated clock, network and disk.
 */

/** Time. The wall clock may jump; the monotonic one never does. Both in milliseconds. */
export interface Clock {
  wallMs(): number;
  monotonicMs(): number;
  /** Runs `task` once after the delay; the answer cancels it. */
  after(delayMs: number, task: () => void): () => void;
}

/** Makes identifiers that nobody else makes. */
export interface Ids {
  uuid(): string;
}

/** Numbers in [0, 1) for jitter; never for identifiers. */
export interface Random {
  next(): number;
}

/** Lines for people who look for a fault. Never a secret in them. */
export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Where passwords and tokens are kept between starts. The app room implements it on the platform's key store. */
export interface Secrets {
  /** False where the platform offers no real protection: nothing is stored then, and the person is asked each time. */
  readonly canStore: boolean;
  store(name: string, secret: string): Promise<void>;
  load(name: string): Promise<string | null>;
  forget(name: string): Promise<void>;
}

/** The signing key of this installation. Its private part is behind this object and nowhere else in the program. */
export interface InstallationKey {
  /** Lower-case hex SHA-256 of the SPKI bytes. */
  readonly id: string;
  /** Base64 of the SPKI form. */
  readonly publicKey: string;
  readonly madeAt: number;
  /** The platform's key store, or a file that only its owner can read. */
  readonly keptIn: 'key-store' | 'file';
  /** Keys of this installation that were lost, newest first: what they signed was signed here. */
  readonly earlier: readonly string[];
  /** Ed25519 over the text as UTF-8; base64. */
  sign(text: string): string;
}

/** Who this installation is. */
export interface Installation {
  /** The key; made at the first use. Rejects where it can neither be read nor kept. */
  key(): Promise<InstallationKey>;
  /** The key as far as it was needed yet; null before the first use on this computer. */
  known(): Promise<InstallationKey | null>;
}

/** An expected failure as a value. Exceptions are bugs. */
export type Outcome<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F };

export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<F>(failure: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure };
}
