import { join } from 'node:path';
import type { ConnectionView, EstatePicture, GatewayView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { AwayDesk } from '../away/away-desk.ts';
import { failoverBy, ReviewDesk, LIMITS_UNKNOWN } from '../engine/review/review-desk.ts';
import { RunDesk } from '../engine/run-desk.ts';
import { FailbackDesk } from '../failback/failback-desk.ts';
import { createConnection } from '../gateway/index.ts';
import type { Connection, ConnectionSettings, ConnectionStatus, FeedListener, UseHealth } from '../gateway/index.ts';
import { realPace } from '../gateway/index.ts';
import { PlanDesk } from '../plans/plan-desk.ts';
import { DeltaFeed } from '../projections/delta-feed.ts';
import { estatePicture } from '../projections/picture.ts';
import { RunFeed } from '../projections/run-feed.ts';
import type { EvidenceSources } from '../report/evidence/index.ts';
import { History } from '../report/history/history.ts';
import { awayFile, openInventory, StoreReadError } from '../store/index.ts';
import type { FailbackFile, Inventory, PlanDrafts, RunJournal, StoreResult } from '../store/index.ts';
import { succeed } from '../ports.ts';
import { evidenceSources, receiptKeyWords } from './evidence-sources.ts';
import { ofStore } from './failures.ts';
import { KnownProvider } from './known-provider.ts';
import { offlineWords } from './offline-words.ts';
import type { ConsoleParts } from './parts.ts';
import { sha256Hex } from './system.ts';

/** What a room tells the console. */
export interface RoomEvents {
  readonly connectionChanged: () => void;
  readonly runChanged: (runId: string) => void;
  readonly plansChanged: () => void;
  readonly failbacksChanged: () => void;
  readonly estateChanged: ConstructorParameters<typeof DeltaFeed>[3];
  readonly saveSettings: (settings: ConnectionSettings) => void;
  readonly notice: (level: 'info' | 'warning', words: Message) => void;
  readonly cacheDamaged: () => void;
  readonly awayChanged: () => void;
}

/** What outlives the cache: files of the whole console, in which each connection has its part. */
export interface KeptFiles {
  readonly journal: RunJournal;
  readonly drafts: PlanDrafts;
  readonly failbacks: FailbackFile;
}

/** Everything of one connection: the line to its provider, its cache, its runs, its reviews, its plans. */
export class ConnectionRoom {
  readonly connection: Connection;
  readonly inventory: Inventory;
  readonly runs: RunDesk;
  readonly runFeed = new RunFeed();
  readonly reviews: ReviewDesk;
  readonly plans: PlanDesk;
  /** What evidence of its runs is made from. */
  readonly evidence: EvidenceSources;
  readonly history: History;
  readonly failbacks: FailbackDesk;
  readonly away: AwayDesk;
  readonly knownProvider: KnownProvider;
  readonly #deltas: DeltaFeed;
  readonly #events: RoomEvents;
  #counts: ConnectionView['counts'] = null;
  #quarantined = 0;
  #pictureAhead: Promise<EstatePicture | null> | null = null;
  #reading: Promise<EstatePicture> | null = null;
  readonly #turn: () => Promise<void>;

  static open(
    settings: ConnectionSettings,
    kept: KeptFiles,
    parts: ConsoleParts,
    events: RoomEvents,
  ): StoreResult<ConnectionRoom> {
    const path = join(parts.dataFolder, 'connections', settings.id, 'inventory.sqlite');
    const open = (): StoreResult<Inventory> => openInventory({ path, nativeBinding: parts.nativeBinding });
    const opened = open();
    if (!opened.ok) return opened;
    try {
      return succeed(new ConnectionRoom(settings, opened.value, kept, parts, events));
    } catch (error) {
      opened.value.close();
      if (!(error instanceof StoreReadError) || error.failure.kind !== 'corrupt') throw error;
    }
    // It was condemned by the read that failed, so this opens another in its place.
    const another = open();
    return another.ok ? succeed(new ConnectionRoom(settings, another.value, kept, parts, events)) : another;
  }

  private constructor(
    settings: ConnectionSettings,
    inventory: Inventory,
    { journal, drafts, failbacks }: KeptFiles,
    parts: ConsoleParts,
    events: RoomEvents,
  ) {
    const { clock, ids, random, log, secrets, instanceId, installation } = parts;
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
      receiptKeyChanged: (presented) =>
        events.notice('warning', receiptKeyWords(this.connection.settings().name, presented)),
      ...parts.line,
    });
    const { gateway } = this.connection;
    const connectionId = settings.id;
    const freshness = (): ConnectionStatus['freshness'] => this.connection.status().freshness;
    const folder = join(parts.dataFolder, 'connections', connectionId);
    this.knownProvider = new KnownProvider(join(folder, 'provider.json'), log);
    const capabilities = (): ConnectionStatus['capabilities'] =>
      this.connection.status().capabilities ?? this.knownProvider.capabilities;
    const limits = (): typeof LIMITS_UNKNOWN => capabilities()?.limits ?? LIMITS_UNKNOWN;
    const subject = (): ConnectionStatus['subject'] => this.connection.status().subject;
    this.runs = new RunDesk({
      ...{ connectionId, gateway, reader, journal, clock, ids, log, instanceId, installation, freshness },
      ...{ subject, limits },
      ...(parts.armingMs === undefined ? {} : { armingMs: parts.armingMs }),
      act: parts.act,
      changed: (runId) => {
        events.runChanged(runId);
        this.#deltas.runChanged();
        this.failbacks.onRun();
      },
    });
    const turn = parts.line?.pace?.turn ?? realPace.turn;
    this.#turn = turn;
    this.reviews = new ReviewDesk({
      connectionId,
      gateway,
      reader,
      ids,
      runs: this.runs,
      sha256: sha256Hex,
      hostGaps: parts.hostGaps,
      turn,
      freshness,
      capabilities,
      subject,
    });
    this.plans = new PlanDesk({
      ...{ connectionId, gateway, reader, drafts, ids, freshness, turn },
      rehearse: (plan) => this.reviews.rehearse(failoverBy(plan, { home: true })),
      changed: events.plansChanged,
      trouble: (failure) => events.notice('warning', ofStore(failure).message),
    });
    this.evidence = evidenceSources(this, { journal, installation, clock, turn, appVersion: parts.appVersion });
    this.history = new History({
      ...{ reader, turn },
      ended: () => this.runs.ended(),
      now: () => gateway.gatewayTimeMs(),
    });
    this.failbacks = new FailbackDesk({
      ...{ connectionId, reader, file: failbacks, ids, subject, limits, turn },
      now: () => gateway.gatewayTimeMs(),
      durations: () => this.runs.durations,
      untoldRuns: () => this.runs.untold(),
      isHere: (runId) => this.runs.state(runId) !== null,
      changed: events.failbacksChanged,
    });
    this.away = new AwayDesk({
      ...{ reader, writer, freshness, turn, log },
      file: awayFile(join(folder, 'away.json')),
      changed: events.awayChanged,
    });
    this.away.begin();
    this.#deltas = new DeltaFeed(connectionId, reader, clock, events.estateChanged, () => this.runs.stalledVms());
    this.connection.subscribe(this.#listener());
    this.connection.onChange(() => {
      this.knownProvider.heard(this.connection.status().capabilities);
      events.connectionChanged();
    });
    for (const detail of inventory.notices) events.notice('warning', message('notice.cache', { detail }));
    inventory.onDamage((why) => {
      log.error('The cache is damaged', { connectionId, why });
      events.cacheDamaged();
    });
  }

  get id(): string {
    return this.connection.settings().id;
  }

  view(): ConnectionView {
    const settings = this.connection.settings();
    const status = this.connection.status();
    const capabilities = status.capabilities ?? this.knownProvider.capabilities;
    this.#counts ??= this.inventory.reader.counts();
    return {
      id: settings.id,
      name: settings.name,
      account: settings.account,
      gateways: status.gateways.map(gatewayView),
      thumbprint: thumbprintOf(settings),
      ...(settings.trust.kind === 'unconfirmed' ? { isUnconfirmed: true } : {}),
      state: status.state,
      freshness: status.freshness.state,
      heardAt: status.freshness.heardAt,
      syncing: status.syncing,
      environment: capabilities?.environment ?? null,
      subject: status.subject,
      limits: capabilities?.limits ?? null,
      clockSkewMs: status.clockSkewMs,
      problem: settings.trust.kind === 'unconfirmed' ? message('connection.unconfirmed') : problemOf(status),
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

  /** Forgets what was read and reads it again. Whoever looks meanwhile sees that nothing is there yet. */
  async clearCache(): Promise<StoreResult<void>> {
    const cleared = await this.connection.readAnew(() => {
      const done = this.inventory.writer.clear();
      if (done.ok) this.#listener().replaced();
      return done;
    });
    this.#events.connectionChanged();
    return cleared;
  }

  /** Whoever asks while the estate is being read gets what is read: it is that of the moment in which it is handed over. */
  #readPicture(): Promise<EstatePicture> {
    this.#reading ??= estatePicture(
      this.id,
      this.inventory.reader,
      () => this.#deltas.beginWatch(),
      realPace.turn,
      () => this.runs.stalledVms(),
    ).finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  /** Calls the provider, and looks the cache through meanwhile. */
  begin(): void {
    this.connection.start();
    void this.inventory.check(this.#turn);
  }

  async close(): Promise<void> {
    this.#deltas.close();
    this.runs.close();
    await this.connection.close();
    await this.away.close();
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
        this.failbacks.onChanges(changes);
        this.#deltas.changed(changes);
        this.#noteQuarantined();
      },
      replaced: () => {
        this.#counts = null;
        this.runs.onReplaced();
        this.plans.onReplaced();
        this.failbacks.onReplaced();
        this.#deltas.replaced();
        this.#noteQuarantined();
      },
      caughtUp: () => void this.away.settle(),
      freshness: ({ state }) => {
        if (state === 'offline') this.away.begin();
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

/** The one that was confirmed last; of an imported connection the one that its file claims. */
export function thumbprintOf({ trust }: ConnectionSettings): string {
  if (trust.kind === 'thumbprint') return trust.thumbprints[0] ?? '';
  return trust.kind === 'unconfirmed' ? (trust.claimed[0] ?? '') : '';
}

function gatewayView({ address, read, command, event }: ConnectionStatus['gateways'][number]): GatewayView {
  const uses = { read: useOf(read), command: useOf(command), event: useOf(event) };
  return { address, read: health(read), command: health(command), event: health(event), uses };
}

const useOf = ({ at, detail }: UseHealth): { readonly at: number | null; readonly detail: string | null } => ({
  at,
  detail,
});

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
      return offlineWords(detail ?? '');
    case 'connecting':
    case 'connected':
      return null;
  }
}
