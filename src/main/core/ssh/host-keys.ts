import { z } from 'zod';
import { readKept } from '../kept-json.ts';
import { writeWhole } from '../whole-file.ts';
import { nameOf, type SshHost } from './target.ts';

const format = z.record(
  z.string().min(1).max(300),
  z.object({ fingerprint: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/), confirmedAt: z.int().min(0) }),
);
type Pins = z.infer<typeof format>;

/** The keys of hosts that a person has confirmed on this computer. */
export interface HostKeys {
  /** The fingerprint that was confirmed; null where nobody has seen this host yet. */
  pinned(host: SshHost): string | null;
  /** Confirms a key, in the place of an older one. */
  confirm(host: SshHost, fingerprint: string, nowMs: number): void;
  /** `host`: its name, as the list has it. */
  forget(host: string): void;
  list(): readonly { readonly host: string; readonly fingerprint: string; readonly confirmedAt: number }[];
}

/**
 * Kept in one small file. A damaged one is set aside: every host is then unknown again and asked about, which is safe,
 * while guessing at a key is not.
 */
export function hostKeysIn(file: string, nowMs: number): HostKeys {
  let pins = readKept(file, format, {}, nowMs);
  const keep = (next: Pins): void => {
    writeWhole(file, `${JSON.stringify(next, null, 2)}\n`);
    pins = next;
  };
  return {
    pinned: (host) => pins[nameOf(host)]?.fingerprint ?? null,
    confirm: (host, fingerprint, confirmedAt) =>
      keep(format.parse({ ...pins, [nameOf(host)]: { fingerprint, confirmedAt } })),
    forget: (host) => keep(Object.fromEntries(Object.entries(pins).filter(([name]) => name !== host))),
    list: () => Object.entries(pins).map(([host, pin]) => ({ host, ...pin })),
  };
}
