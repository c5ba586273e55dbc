import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { ConnectionSettings } from '../gateway/index.ts';
import { readConnections, writeConnections } from '../gateway/index.ts';
import type { StoreFailure, StoreResult } from '../store/index.ts';
import { StoreReadError } from '../store/index.ts';
import { succeed } from '../ports.ts';
import { ConnectionRoom, thumbprintOf } from './connection-room.ts';
import type { KeptFiles, RoomEvents } from './connection-room.ts';
import type { ConsoleParts } from './parts.ts';

type Entry =
  | { readonly is: 'open'; readonly room: ConnectionRoom }
  | { readonly is: 'failed'; readonly settings: ConnectionSettings; readonly failure: StoreFailure };

/** The connections of this console: their settings file and their rooms. One that cannot be opened says why; the others work. */
export class Rooms {
  readonly #path: string;
  readonly #parts: ConsoleParts;
  readonly #kept: KeptFiles;
  readonly #eventsOf: (connectionId: string) => RoomEvents;
  readonly #entries = new Map<string, Entry>();
  #begun = false;

  constructor(parts: ConsoleParts, kept: KeptFiles, eventsOf: (connectionId: string) => RoomEvents) {
    this.#path = join(parts.dataFolder, 'connections.json');
    this.#parts = parts;
    this.#kept = kept;
    this.#eventsOf = eventsOf;
  }

  /** Opens what was kept, with the runs of its journal. Throws where the settings cannot be read: there is then nothing to show. */
  load(): void {
    const settings = readConnections(this.#path);
    if (!settings.ok) throw new StoreReadError(settings.failure);
    for (const one of settings.value) this.#open(one);
    const runs = this.#kept.journal.runs();
    if (!runs.ok) throw new StoreReadError(runs.failure);
    for (const room of this.all()) {
      room.runs.load(runs.value.filter(({ connectionId }) => connectionId === room.id));
    }
  }

  /** Calls the providers, and looks the caches through, which nobody should have to wait for. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    for (const room of this.all()) room.begin();
  }

  /**
   * A damaged cache is set aside and fetched anew, in a new room. While a run goes on it stays, because the run is told
   * from it: then the next start sets it aside.
   */
  async openAnew(connectionId: string): Promise<void> {
    const room = this.get(connectionId);
    if (room === null) return;
    const events = this.#eventsOf(connectionId);
    if (room.runs.hasLiveRun()) {
      events.notice('warning', message('notice.cache-damaged'));
      return;
    }
    const runs = this.#kept.journal.runs();
    if (!runs.ok) throw new StoreReadError(runs.failure);
    const settings = room.connection.settings();
    await room.close();
    this.#open(settings);
    const anew = this.get(connectionId);
    anew?.runs.load(runs.value.filter((run) => run.connectionId === connectionId));
    if (this.#begun) anew?.begin();
    events.connectionChanged();
    events.estateChanged({ kind: 'reset', connectionId, version: anew?.inventory.reader.version() ?? 0 });
  }

  all(): readonly ConnectionRoom[] {
    return [...this.#entries.values()].flatMap((entry) => (entry.is === 'open' ? [entry.room] : []));
  }

  get(connectionId: string): ConnectionRoom | null {
    const entry = this.#entries.get(connectionId);
    return entry?.is === 'open' ? entry.room : null;
  }

  withRun(runId: string): ConnectionRoom | null {
    return this.all().find(({ runs }) => runs.knows(runId)) ?? null;
  }

  withReview(reviewId: string): ConnectionRoom | null {
    return this.all().find(({ reviews }) => reviews.has(reviewId)) ?? null;
  }

  views(): readonly ConnectionView[] {
    return [...this.#entries.values()].map((entry) =>
      entry.is === 'open' ? entry.room.view() : failedView(entry.settings, entry.failure),
    );
  }

  /** Opens a room for a new connection, without keeping it yet. */
  draft(settings: ConnectionSettings): StoreResult<ConnectionRoom> {
    return ConnectionRoom.open(settings, this.#kept, this.#parts, this.#eventsOf(settings.id));
  }

  keep(room: ConnectionRoom): StoreResult<void> {
    this.#entries.set(room.id, { is: 'open', room });
    const saved = this.save();
    if (!saved.ok) this.#entries.delete(room.id);
    return saved;
  }

  async discard(room: ConnectionRoom): Promise<void> {
    await room.close();
    rmSync(join(this.#parts.dataFolder, 'connections', room.id), { recursive: true, force: true });
  }

  /** Removes a connection with its cache, its drafts and its wizards. Its runs stay in the journal. */
  async remove(connectionId: string): Promise<StoreResult<void>> {
    const entry = this.#entries.get(connectionId);
    if (entry === undefined) return succeed(undefined);
    this.#entries.delete(connectionId);
    const saved = this.save();
    if (entry.is === 'open') await this.discard(entry.room);
    const { drafts, failbacks } = this.#kept;
    return [saved, drafts.forget(connectionId), failbacks.forget(connectionId)].find(({ ok }) => !ok) ?? saved;
  }

  save(): StoreResult<void> {
    return writeConnections(this.#path, this.settings());
  }

  settings(): readonly ConnectionSettings[] {
    return [...this.#entries.values()].map((entry) =>
      entry.is === 'open' ? entry.room.connection.settings() : entry.settings,
    );
  }

  async close(): Promise<void> {
    this.#begun = true;
    await Promise.all(this.all().map((room) => room.close()));
  }

  #open(settings: ConnectionSettings): void {
    const opened = this.draft(settings);
    this.#entries.set(
      settings.id,
      opened.ok ? { is: 'open', room: opened.value } : { is: 'failed', settings, failure: opened.failure },
    );
  }
}

function failedView(settings: ConnectionSettings, failure: StoreFailure): ConnectionView {
  return {
    id: settings.id,
    name: settings.name,
    account: settings.account,
    gateways: settings.addresses.map((address) => ({ address, read: 'unused', command: 'unused', event: 'unused' })),
    thumbprint: thumbprintOf(settings),
    state: 'store-failed',
    freshness: 'offline',
    heardAt: null,
    syncing: null,
    environment: null,
    subject: null,
    limits: null,
    clockSkewMs: null,
    problem: message(`obstacle.store-${failure.kind}`, { path: failure.path }),
    counts: null,
  };
}
