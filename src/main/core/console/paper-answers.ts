import type { Answer } from '#shared/ipc/index.ts';
import type { Answers } from './answer-map.ts';
import type { ConsoleParts } from './parts.ts';
import type { Rooms } from './rooms.ts';

/** Answers to what is made for people to keep: papers, and what was run so far. */
export function paperAnswers(
  { appVersion }: Pick<ConsoleParts, 'appVersion'>,
  rooms: Rooms,
  noConnection: Answer<never>,
): Pick<Answers, 'paper.make' | 'history.get'> {
  return {
    'paper.make': async (request) => {
      const room = rooms.get(request.of.connectionId);
      if (room === null) return noConnection;
      // Read when the first is made: no window waits for it at the start.
      const { paperOf } = await import('./paper-making.ts');
      return paperOf(room, request, appVersion);
    },
    'history.get': async ({ connectionId, targets }) => {
      const room = rooms.get(connectionId);
      return room === null ? noConnection : { ok: true, value: await room.history.view(targets) };
    },
  };
}
