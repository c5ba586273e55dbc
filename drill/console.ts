import { createConsole } from '../src/main/core/console.ts';
import type { ConsoleSetting, RunningConsole } from '../src/main/core/console.ts';
import { systemClock } from '../src/main/core/console/system.ts';
import { openHosts } from '../src/main/core/hosts/index.ts';
import type { Hosts } from '../src/main/core/hosts/index.ts';
import type { Secrets } from '../src/main/core/ports.ts';

/** The countdown is as real as in the window, only shorter: nobody is watching it. */
const ARMING_MS = 1_000;

/** There is no key store in a terminal. */
const noSecrets: Secrets = {
  canStore: false,
  store: () => Promise.resolve(),
  load: () => Promise.resolve(null),
  forget: () => Promise.resolve(),
};

/** What a person would enter in the window: accounts on hosts, their keys, the texts of steps. */
export function openDrillHosts(dataFolder: string): Hosts {
  return openHosts(dataFolder, noSecrets, systemClock);
}

/** A console without a window. It keeps no secrets. */
export function openDrillConsole(setting: {
  readonly dataFolder: string;
  readonly pairingFile?: string;
  readonly armingMs?: number;
  readonly act?: NonNullable<ConsoleSetting['act']>;
  readonly waitsToBegin?: true;
}): Promise<RunningConsole> {
  return createConsole({
    armingMs: ARMING_MS,
    ...setting,
    secrets: noSecrets,
    log: { info: () => undefined, warn: () => undefined, error: (text, facts) => console.error(text, facts ?? '') },
    nativeBinding: undefined,
    appVersion: 'drill',
  });
}
