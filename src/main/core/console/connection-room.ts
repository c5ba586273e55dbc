import { join } from 'node:path';
import type { ConnectionView, EstatePicture, GatewayView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { ReviewDesk, LIMITS_UNKNOWN } from '../engine/review/review-desk.ts';
import { RunDesk } from '../engine/run-desk.ts';
import { createConnection } from '../gateway/index.ts';
import type { Connection, ConnectionSettings, ConnectionStatus, FeedListener, UseHealth } from '../gateway/index.ts';
import { realPace } from '../gateway/index.ts';
import { PlanDesk } from '../plans/plan-desk.ts';
import { DeltaFeed } from '../projections/delta-feed.ts';
import { estatePicture } from '../projections/picture.ts';
import { RunFeed } from '../projections/run-feed.ts';
import { openInventory } from '../store/index.ts';
import type { Inventory, PlanDrafts, RunJournal, StoreResult } from '../store/index.ts';
import { fail, succeed } from '../ports.ts';
import { ofStore } from './failures.ts';
import type { ConsoleParts } from './parts.ts';
import { sha256Hex } from './system.ts';

/** What a room tells the console. */
export interface RoomEvents {
  readonly connectionChanged: () => void;
  readonly runChanged: (runId: string) => void;
  readonly plansChanged: () => void;
  readonly estateChanged: ConstructorParameters<typeof DeltaFeed>[3];
  readonly saveSettings: (settings: ConnectionSettings) => void;
  readonly notice: (level: 'info' | 'warning', words: Message) => void;
}

/** What outlives the cache: files of the whole console, in which each connection has its part. */
export interface KeptFiles {
  readonly journal: RunJournal;
  readonly drafts: PlanDrafts;
}

/** Everything of one connection: the line to its provider, its cache, its runs, its reviews, its plans. */
export class ConnectionRoom {
  readonly connection: Connection;
  readonly inventory: Inventory;
  readonly runs: RunDesk;
  readonly runFeed = new RunFeed();
  readonly reviews: ReviewDesk;
  readonly plans: PlanDesk;
  readonly #deltas: DeltaFeed;
  readonly #events: RoomEvents;
  #counts: ConnectionView['counts'] = null;
  #quarantined = 0;
  #pictureAhead: Promise<EstatePicture | null> | null = null;

  static open(
    settings: ConnectionSettings,
    kept: KeptFiles,
    parts: ConsoleParts,
    events: RoomEvents,
  ): StoreResult<ConnectionRoom> {
    const path = join(parts.dataFolder, 'connections', settings.id, 'inventory.sqlite');
    const opened = openInventory({ path, nativeBinding: parts.nativeBinding });
    return opened.ok ? succeed(new ConnectionRoom(settings, opened.value, kept, parts, events)) : fail(opened.failure);
  }

  private constructor(
    settings: ConnectionSettings,
    inventory: Inventory,
    { journal, drafts }: KeptFiles,
    parts: ConsoleParts,
    events: RoomEvents,
  ) {
    const { clock, ids, random, log, secrets, instanceId } = parts;
    const { reader, writer } = inventory;
    this.#events = events;
    this.inventory = inventory;
    this.connection = createConnection({
      settings,
      inventory: { reader, writer },
      clock,
      random,
      log,
      secrets,
      saveSettings: events.saveSettings,
      ...parts.line,
    });
    const { gateway } = this.connection;
    const connectionId = settings.id;
    const freshness = (): ConnectionStatus['freshness'] => this.connection.status().freshness;
    const capabilities = (): ConnectionStatus['capabilities'] => this.connection.status().capabilities;
    const limits = (): typeof LIMITS_UNKNOWN => capabilities()?.limits ?? LIMITS_UNKNOWN;
    const subject = (): ConnectionStatus['subject'] => this.connection.status().subject;
    this.runs = new RunDesk({
      ...{ connectionId, gateway, reader, journal, clock, ids, log, instanceId, freshness, subject, limits },
      ...(parts.armingMs === undefined ? {} : { armingMs: parts.armingMs }),
      act: parts.act,
      changed: events.runChanged,
    });
    const turn = parts.line?.pace?.turn ?? realPace.turn;
    this.reviews = new ReviewDesk({
      connectionId,
      gateway,
      reader,
      ids,
      runs: this.runs,
      sha256: sha256Hex,
      turn,
      freshness,
      capabilities,
      subject,
    });
    this.plans = new PlanDesk({
      ...{ connectionId, gateway, reader, drafts, ids, freshness, turn },
      changed: events.plansChanged,
      trouble: (failure) => events.notice('warning', ofStore(failure).message),
    });
    this.#deltas = new DeltaFeed(connectionId, reader, clock, events.estateChanged);
    this.connection.subscribe(this.#listener());
    this.connection.onChange(events.connectionChanged);
    for (const detail of inventory.notices) events.notice('warning', message('notice.cache', { detail }));
  }

  get id(): string {
    return this.connection.settings().id;
  }

  view(): ConnectionView {
    const settings = this.connection.settings();
    const status = this.connection.status();
    this.#counts ??= this.inventory.reader.counts();
    return {
      id: settings.id,
      name: settings.name,
      account: settings.account,
      gateways: status.gateways.map(gatewayView),
      thumbprint: settings.trust.kind === 'thumbprint' ? (settings.trust.thumbprints[0] ?? '') : '',
      state: status.state,
      freshness: status.freshness.state,
      heardAt: status.freshness.heardAt,
      syncing: status.syncing,
      environment: status.capabilities?.environment ?? null,
      subject: status.subject,
      limits: status.capabilities?.limits ?? null,
      clockSkewMs: status.clockSkewMs,
      problem: problemOf(status),
      counts: this.#counts,
    };
  }

  /** The whole estate as it is now; one that was read ahead only where nothing has changed since. */
  async picture(): Promise<EstatePicture> {
    const ahead = await this.#pictureAhead;
    this.#pictureAhead = null;
    return ahead?.version === this.inventory.reader.version() ? ahead : this.#readPicture();
  }

  /** Reads the estate while the window is still opening, which takes longer than this. */
  readAhead(): void {
    // Whoever closes meanwhile needs no picture; whoever asks for one reads it again and is told what is wrong.
    this.#pictureAhead = this.#readPicture().catch(() => null);
  }

  #readPicture(): Promise<EstatePicture> {
    return estatePicture(this.id, this.inventory.reader, () => this.#deltas.beginWatch(), realPace.turn);
  }

  async close(): Promise<void> {
    this.#deltas.close();
    this.runs.close();
    await this.connection.close();
    this.inventory.close();
  }

  #listener(): FeedListener {
    return {
      changed: (changes) => {
        // Counting asks the whole store; only these kinds change the numbers.
        if (
          changes.some(({ kind, op, rev }) => kind !== 'operation' && kind !== 'run' && (op === 'delete' || rev <= 1))
        )
          this.#counts = null;
        this.runs.onChanges(changes);
        for (const { kind, id } of changes)
          if (kind === 'run' && this.runs.state(id) === null) this.#events.runChanged(id);
        this.plans.onChanges(changes);
        this.#deltas.changed(changes);
        this.#noteQuarantined();
      },
      replaced: () => {
        this.#counts = null;
        this.runs.onReplaced();
        this.plans.onReplaced();
        this.#deltas.replaced();
        this.#noteQuarantined();
      },
      freshness: () => {
        this.runs.onFreshness();
        this.#noteQuarantined();
        this.#events.connectionChanged();
      },
    };
  }

  /** A line that could not be read is no silent matter: the person is told, once for each batch. */
  #noteQuarantined(): void {
    const now = this.inventory.reader.quarantined(1_000).length;
    if (now > this.#quarantined)
      this.#events.notice('warning', message('notice.quarantined', { n: now - this.#quarantined }));
    this.#quarantined = now;
  }
}

function gatewayView({ address, read, command, event }: ConnectionStatus['gateways'][number]): GatewayView {
  return { address, read: health(read), command: health(command), event: health(event) };
}

function health(use: UseHealth): GatewayView['read'] {
  return use.state === 'untried' ? 'unused' : use.state;
}

function problemOf({ state, detail, presentedThumbprint }: ConnectionStatus): Message | null {
  switch (state) {
    case 'untrusted':
      return message('failure.untrusted', { presented: presentedThumbprint ?? '?' });
    case 'signed-out':
      return message('failure.signed-out');
    case 'store-failed':
      return message('notice.store', { detail: detail ?? '' });
    case 'offline':
      return message('connection.offline', { detail: detail ?? '' });
    case 'connecting':
    case 'connected':
      return null;
  }
}
