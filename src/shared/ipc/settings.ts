import type { Message } from '../texts/index.ts';
import type { Preferences } from './preferences.ts';

/** What goes and what stays when a connection is removed. */
export interface Removal {
  readonly name: string;
  /** Deleted: what was read from the provider, which can be read again. */
  readonly cacheBytes: number;
  /** Deleted: drafts of plans, which are nowhere else. */
  readonly drafts: number;
  /** Deleted: wizards that bring VMs home, as far as nobody has closed them. */
  readonly wizards: number;
  /** Kept in the journal. */
  readonly runs: number;
  /** These keep it from being removed. */
  readonly openRuns: number;
}

/** Where the data of this console lies. Sizes in bytes. */
export interface Storage {
  readonly folder: string;
  readonly files: readonly {
    readonly what: 'connections' | 'journal' | 'drafts' | 'alerts' | 'other';
    readonly path: string;
    readonly bytes: number;
  }[];
  readonly caches: readonly { readonly connectionId: string; readonly path: string; readonly bytes: number }[];
}

/** One thing that an import would change, or would leave as it is. */
export interface ImportLine {
  readonly what: 'connection' | 'preference' | 'alerts' | 'webhook' | 'mail' | 'ssh';
  /** `off`: it comes, and is off until a person turns it on. */
  readonly does: 'add' | 'change' | 'same' | 'off';
  readonly words: Message;
}

/** What a file of settings would do; nothing has been done yet. */
export interface ImportPreview {
  /** Names what was read, for a short time. */
  readonly importId: string;
  readonly exportedAt: number;
  readonly lines: readonly ImportLine[];
}

export interface ImportResult {
  readonly connectionsAdded: number;
  /** How this computer's preferences are to be from now on: the program around the console keeps them. */
  readonly preferences: Preferences | null;
}
