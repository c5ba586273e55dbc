import type { Answers } from './answer-map.ts';
import type { ConsoleParts } from './parts.ts';
import type { Rooms } from './rooms.ts';
import type { SettingsDesk } from './settings-desk.ts';
import type { SettingsFile } from './settings-file.ts';
import { storageOf } from './storage.ts';

type SettingsChannel = Extract<keyof Answers, `settings.${string}`> | 'connections.remove';

/** Answers to the settings page. `told` tells windows of the connections after an answer. */
export function settingsAnswers(
  { dataFolder }: ConsoleParts,
  rooms: Rooms,
  desk: SettingsDesk,
  file: SettingsFile,
  told: <T>(answer: T) => Promise<Awaited<T>>,
): Pick<Answers, SettingsChannel> {
  return {
    'connections.remove': (request) => told(desk.remove(request)),
    'settings.rename': (request) => told(desk.rename(request)),
    'settings.removal': ({ connectionId }) => desk.removal(connectionId),
    'settings.signOut': ({ connectionId }) => told(desk.signOut(connectionId)),
    'settings.storage': () => ({
      ok: true,
      value: storageOf(
        dataFolder,
        rooms.views().map(({ id }) => id),
      ),
    }),
    'settings.clearCache': ({ connectionId }) => told(desk.clearCache(connectionId)),
    'settings.export': ({ preferences }) => ({ ok: true, value: { text: file.write(preferences) } }),
    'settings.readImport': ({ text, preferences }) => file.read(text, preferences),
    'settings.applyImport': ({ importId }) => told(file.apply(importId)),
  };
}
