import { createConsole } from '../src/main/core/console.ts';
import type { RunningConsole } from '../src/main/core/console.ts';

/** The countdown is as real as in the window, only shorter: nobody is watching it. */
const ARMING_MS = 1_000;

/** A console without a window. It keeps no secrets: there is no key store in a terminal. */
export function openDrillConsole(setting: {
  readonly dataFolder: string;
  readonly pairingFile?: string;
  readonly armingMs?: number;
}): Promise<RunningConsole> {
  return createConsole({
    armingMs: ARMING_MS,
    ...setting,
    secrets: {
      canStore: false,
      store: () => Promise.resolve(),
      load: () => Promise.resolve(null),
      forget: () => Promise.resolve(),
    },
    log: { info: () => undefined, warn: () => undefined, error: (text, facts) => console.error(text, facts ?? '') },
    nativeBinding: undefined,
    appVersion: 'drill',
  });
}
