import type { ConsolePort } from '#shared/ipc/index.ts';
import type { Log, Secrets } from '../core/ports.ts';

/** What this room gives the core to start with. Clock, identifiers and randomness are the core's own defaults. */
export interface ConsoleSetting {
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly nativeBinding: string | undefined;
  readonly pairingFile?: string;
  readonly appVersion: string;
}

/** The core as this room holds it. */
export interface RunningConsole extends ConsolePort {
  close(): Promise<void>;
  hasLiveRun(): boolean;
  /** The computer goes to sleep, or woke up: what was timed by the monotonic clock cannot be trusted. */
  suspended?(): void;
  resumed?(): void;
}

export type OpenConsole = (setting: ConsoleSetting) => Promise<RunningConsole>;
