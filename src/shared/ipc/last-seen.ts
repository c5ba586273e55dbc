import type { ConnectionView } from './connection.ts';
import type { PackedPicture } from './packed-picture.ts';
import type { PreferencesView } from './preferences.ts';

/** The console as it was when it was last closed in order: what it is asked for anew, as soon as it is there. */
export interface LastSeen extends EstateAtRest {
  readonly preferences: PreferencesView;
}

/** What the core leaves of itself. Nobody is heard: connections are as they are before a provider is called. */
export interface EstateAtRest {
  readonly connections: readonly ConnectionView[];
  /** Of the first connection; null where none could be read. */
  readonly picture: PackedPicture | null;
}
