import type { Answer, ConnectionView, Removal, RequestOf } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { fail, succeed } from '../ports.ts';
import type { ConnectionRoom } from './connection-room.ts';
import { ofStore } from './failures.ts';
import type { ConsoleParts } from './parts.ts';
import type { Rooms } from './rooms.ts';
import { cacheBytes } from './storage.ts';

/** A gateway that does not answer must not keep a connection from being removed. */
const GOODBYE_MS_MAX = 3_000;

const NO_CONNECTION = {
  code: 'not-found',
  message: message('failure.no-connection'),
  retryable: false,
  field: 'connectionId',
} as const;

/** What a person changes about connections that are there: name, session, cache, and that they are there. */
export class SettingsDesk {
  readonly #parts: ConsoleParts;
  readonly #rooms: Rooms;

  constructor(parts: ConsoleParts, rooms: Rooms) {
    this.#parts = parts;
    this.#rooms = rooms;
  }

  rename({ connectionId, name }: RequestOf<'settings.rename'>): Answer<ConnectionView> {
    const room = this.#rooms.get(connectionId);
    if (room === null) return fail(NO_CONNECTION);
    const trimmed = name.trim();
    if (trimmed === '') {
      return fail({ code: 'bad-field', message: message('failure.name-empty'), retryable: false, field: 'name' });
    }
    const isTaken = this.#rooms.views().some((view) => view.id !== connectionId && view.name === trimmed);
    if (isTaken) {
      const words = message('failure.name-taken', { name: trimmed });
      return fail({ code: 'bad-field', message: words, retryable: false, field: 'name' });
    }
    room.connection.rename(trimmed);
    return succeed(room.view());
  }

  /** What a removal would delete and keep, before it is asked for. */
  removal(connectionId: string): Answer<Removal> {
    const view = this.#rooms.views().find(({ id }) => id === connectionId);
    if (view === undefined) return fail(NO_CONNECTION);
    const room = this.#rooms.get(connectionId);
    const runs = room?.runs.list() ?? [];
    return succeed({
      name: view.name,
      cacheBytes: cacheBytes(this.#parts.dataFolder, connectionId),
      drafts: room?.plans.draftCount() ?? 0,
      wizards: room?.failbacks.count() ?? 0,
      runs: runs.filter(({ toldBy }) => toldBy === 'journal').length,
      openRuns: runs.filter(({ toldBy, ending }) => toldBy === 'journal' && ending === null).length,
    });
  }

  /** Signs out, forgets the password, and deletes cache, drafts and wizards. The journal keeps its runs. */
  async remove({ connectionId, typedName }: RequestOf<'connections.remove'>): Promise<Answer<null>> {
    const room = this.#rooms.get(connectionId);
    if (room?.runs.hasUnendedRun() === true) {
      return fail({ code: 'run-live', message: message('failure.run-live'), retryable: true, field: 'connectionId' });
    }
    const name = this.#rooms.views().find(({ id }) => id === connectionId)?.name;
    if (typedName !== undefined && typedName !== name) {
      const words = message('failure.name-mistyped', { name: name ?? '' });
      return fail({ code: 'name-mistyped', message: words, retryable: false, field: 'typedName' });
    }
    const drafts = room?.plans.draftCount() ?? 0;
    if (drafts > 0 && typedName === undefined) {
      const words = message('failure.plan-drafts', { n: drafts });
      return fail({ code: 'plan-drafts', message: words, retryable: true, field: 'connectionId' });
    }
    if (room !== null) await this.#sayGoodbye(room);
    await this.#parts.secrets.forget(`sign-in:${connectionId}`).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : typeof error;
      this.#parts.log.warn('The sign-in of a removed connection could not be forgotten', { error: name });
    });
    const removed = await this.#rooms.remove(connectionId);
    return removed.ok ? succeed(null) : fail(ofStore(removed.failure));
  }

  async signOut(connectionId: string): Promise<Answer<ConnectionView>> {
    const room = this.#rooms.get(connectionId);
    if (room === null) return fail(NO_CONNECTION);
    if (room.runs.hasLiveRun()) {
      const words = message('failure.sign-out-live');
      return fail({ code: 'run-live', message: words, retryable: true, field: 'connectionId' });
    }
    await this.#sayGoodbye(room);
    return succeed(room.view());
  }

  /** Refused where nothing could take its place, and while a run stands on it. */
  async clearCache(connectionId: string): Promise<Answer<ConnectionView>> {
    const room = this.#rooms.get(connectionId);
    if (room === null) return fail(NO_CONNECTION);
    const { freshness } = room.connection.status();
    const why = room.runs.hasUnendedRun() ? 'run' : freshness.state === 'offline' ? 'offline' : null;
    if (why !== null) {
      const words = message(`failure.clear-cache-${why}`);
      return fail({ code: `clear-cache-${why}`, message: words, retryable: true, field: 'connectionId' });
    }
    const cleared = await room.clearCache();
    return cleared.ok ? succeed(room.view()) : fail(ofStore(cleared.failure));
  }

  async #sayGoodbye({ connection }: ConnectionRoom): Promise<void> {
    const tooLong = new Promise<void>((resolve) => void this.#parts.clock.after(GOODBYE_MS_MAX, resolve));
    await Promise.race([connection.signOut(), tooLong]);
  }
}
