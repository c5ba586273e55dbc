import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '#shared/ipc/index.ts';
import type { Answer, ChannelName, ConsolePort, Notice, ReplyOf, RequestOf, RunSummary } from '#shared/ipc/index.ts';
import type { EstateAtRest } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { answersOf } from './console/answers.ts';
import { estateAtRest } from './console/at-rest.ts';
import type { Answers } from './console/answer-map.ts';
import { Coalescer } from './console/coalescer.ts';
import type { RoomEvents } from './console/connection-room.ts';
import { Connecting } from './console/connecting.ts';
import { EventHub } from './console/event-hub.ts';
import type { ConsoleParts, ConsoleSetting } from './console/parts.ts';
import { Rooms } from './console/rooms.ts';
import { systemClock, systemIds, systemRandom } from './console/system.ts';
import { openHosts } from './hosts/index.ts';
import type { Hosts } from './hosts/index.ts';
import { AlertDesk, lookupBySystem } from './notify/index.ts';
import type { Alert } from './notify/index.ts';
import { openInstallation } from './report/evidence/index.ts';
import { attempt, openDrafts, openFailbacks, openJournal, StoreReadError } from './store/index.ts';
import { withoutDrafts, withoutFailbacks } from './store/index.ts';
import type { OpenDrafts, OpenFailbacks, OpenJournal } from './store/index.ts';

export type { ConsoleSetting } from './console/parts.ts';
export type { Alert } from './notify/index.ts';

/** The console as its owner holds it: Electron's main process, the drill, a test. */
export interface RunningConsole extends ConsolePort {
  /** Hears what a person should be told of although they look elsewhere. */
  onAlert(listener: (alert: Alert) => void): () => void;
  /** A window is about to ask for the estates: reads them meanwhile. */
  readAhead(): void;
  /** The first picture is drawn: now the providers are called. Once; later calls do nothing. */
  begin(): void;
  /** Whether a run is being acted for: the computer should not sleep, and quitting asks. */
  hasLiveRun(): boolean;
  /** The computer goes to sleep or woke up: what was timed cannot be trusted, and a countdown ends. */
  suspended(): void;
  resumed(): void;
  /** What the next start may show before it has opened its files; asked for before the close. */
  atRest(): Promise<EstateAtRest>;
  close(): Promise<void>;
}

/**
 * The composition root: opens the journal (and with it the data folder), the connections with their caches and runs, and
 * answers the IPC contract. Throws a `StoreReadError` where the data folder cannot be used: full, read-only, locked by
 * another console, or written by a newer program.
 */
export async function createConsole(setting: ConsoleSetting): Promise<RunningConsole> {
  const hosts = openHosts(setting.dataFolder, setting.secrets, setting.clock ?? systemClock);
  const parts = partsOf(setting, hosts);
  const journal = openData(parts);
  const drafts = openPlanDrafts(parts);
  const failbacks = openWizards(parts);
  const hub = new EventHub();
  const coalescer = new Coalescer(parts.clock, (key) => tellOf(key, hub, () => rooms, alerts));
  // What is said before anybody can hear it is kept until then.
  let early: Notice[] | null = [];
  const notice = (level: Notice['level'], words: Message): void => {
    const told = { id: parts.ids.uuid(), level, message: words, at: parts.clock.wallMs() };
    if (early === null) hub.tell('notice', told);
    else early.push(told);
  };
  const eventsOf = (connectionId: string): RoomEvents => ({
    connectionChanged: () => coalescer.note('connections'),
    runChanged: (runId) => {
      coalescer.note('runs');
      coalescer.note(`run:${runId}`);
    },
    plansChanged: () => coalescer.note(`plans:${connectionId}`),
    failbacksChanged: () => coalescer.note(`failbacks:${connectionId}`),
    awayChanged: () => hub.tell('away.changed', { connectionId }),
    estateChanged: (delta) => hub.tell('estate.changed', delta),
    saveSettings: () => {
      const saved = rooms.save();
      if (!saved.ok) notice('error', message(`obstacle.store-${saved.failure.kind}`, { path: saved.failure.path }));
    },
    notice,
    // Not from inside of whatever read or wrote it.
    cacheDamaged: () => parts.clock.after(0, () => void rooms.openAnew(connectionId)),
  });
  for (const [what, n] of Object.entries({ drafts: drafts.setAside, failbacks: failbacks.setAside })) {
    if (n === 0) continue;
    parts.log.warn('Kept work was set aside: this version cannot read it', { what, n });
    notice('warning', message(`notice.${what}-set-aside`, { n, path: parts.dataFolder }));
  }
  const alerts = alertDesk(parts, () => coalescer.note('alerts'));
  const rooms: Rooms = new Rooms(parts, { journal, drafts, failbacks }, eventsOf);
  const connecting = new Connecting(rooms, parts.ids, parts.log);
  const closeOnce = async (): Promise<void> => {
    alerts.close();
    coalescer.close();
    await rooms.close();
    drafts.close();
    failbacks.close();
    journal.close();
  };
  let closing: Promise<void> | null = null;
  const closeAll = (): Promise<void> => (closing ??= closeOnce());
  try {
    rooms.load();
  } catch (cause) {
    await closeAll();
    throw cause;
  }
  const begin = (): void => {
    rooms.begin();
    // Whoever asked for the console listens only once it is there.
    parts.clock.after(0, () => {
      for (const told of early ?? []) hub.tell('notice', told);
      early = null;
    });
  };
  if (setting.waitsToBegin !== true) begin();
  if (setting.pairingFile !== undefined)
    void pair(connecting, setting.pairingFile, notice, () => coalescer.note('connections'));
  followAll(alerts, hub, rooms);
  const answers = answersOf(parts, rooms, connecting, alerts, hosts.desk, () => coalescer.note('connections'));
  return {
    ask: (channel, request) => ask(answers, channel, request, parts),
    on: (event, listener) => hub.on(event, listener),
    onAlert: (listener) => {
      const end = alerts.onAlert(listener);
      alerts.followConnections(rooms.views());
      alerts.followRuns(runsOf(rooms));
      return end;
    },
    begin,
    readAhead: () => rooms.all().forEach((room) => room.readAhead()),
    hasLiveRun: () => rooms.all().some(({ runs }) => runs.hasLiveRun()),
    suspended: () => rooms.all().forEach(({ runs }) => runs.onTimeBroken('suspended')),
    resumed: () => {
      for (const { runs, connection } of rooms.all()) {
        runs.onTimeBroken('suspended');
        connection.reconnect('the computer woke up');
      }
    },
    atRest: () => estateAtRest(rooms),
    close: closeAll,
  };
}

function partsOf(setting: ConsoleSetting, hosts: Hosts): ConsoleParts {
  const { pairingFile: _pairingFile, waitsToBegin: _waitsToBegin, ...given } = setting;
  const ids = setting.ids ?? systemIds;
  const clock = setting.clock ?? systemClock;
  return {
    ...given,
    armingMs: setting.armingMs,
    clock,
    ids,
    random: setting.random ?? systemRandom,
    installation: setting.installation ?? openInstallation({ ...setting, clock }),
    act: setting.act ?? ((act, signal) => hosts.acts.act(act, signal)),
    hostGaps: (acts) => (setting.act === undefined ? hosts.desk.gaps(acts) : Promise.resolve(noGaps)),
    instanceId: ids.uuid(),
  };
}

/** Of a simulated world: it does every act. */
const noGaps = { accounts: [], hosts: [], texts: [] } as const;

function openData(parts: ConsoleParts): OpenJournal {
  const made = attempt(parts.dataFolder, () => mkdirSync(parts.dataFolder, { recursive: true, mode: 0o700 }));
  if (!made.ok) throw new StoreReadError(made.failure);
  const opened = openJournal({ path: join(parts.dataFolder, 'journal.sqlite'), nativeBinding: parts.nativeBinding });
  if (!opened.ok) throw new StoreReadError(opened.failure);
  return opened.value;
}

/** A file of drafts that cannot be used is no reason not to start: whoever asks for a draft is told. */
function openPlanDrafts(parts: ConsoleParts): OpenDrafts {
  const path = join(parts.dataFolder, 'drafts.sqlite');
  const opened = openDrafts({ path, nativeBinding: parts.nativeBinding });
  if (!opened.ok) {
    parts.log.error('The drafts of plans cannot be used', { path, detail: opened.failure.detail });
    return withoutDrafts(opened.failure);
  }
  return opened.value;
}

/** As with the drafts. */
function openWizards(parts: ConsoleParts): OpenFailbacks {
  const path = join(parts.dataFolder, 'failbacks.sqlite');
  const opened = openFailbacks({ path, nativeBinding: parts.nativeBinding });
  if (opened.ok) return opened.value;
  parts.log.error('The failback wizards cannot be used', { path, detail: opened.failure.detail });
  return withoutFailbacks(opened.failure);
}

function alertDesk(parts: ConsoleParts, changed: () => void): AlertDesk {
  const { dataFolder, clock, log, secrets, appVersion, ids, random } = parts;
  const { lookup = lookupBySystem, plainLoopback = false } = parts.alerts ?? {};
  return new AlertDesk({
    ...{ dataFolder, clock, log, secrets, appVersion, ids, random, lookup, plainLoopback, changed },
  });
}

/** Alerts follow what windows are told, and read the whole estate where they are told only that it is another. */
function followAll(alerts: AlertDesk, hub: EventHub, rooms: Rooms): void {
  hub.on('runs.changed', (runs) => alerts.followRuns(runs));
  hub.on('connections.changed', (views) => alerts.followConnections(views));
  hub.on('estate.changed', (delta) => {
    const room = alerts.followDelta(delta) ? null : rooms.get(delta.connectionId);
    // A room that is closed meanwhile has nothing more to tell.
    void room?.picture().then(
      (picture) => alerts.followPicture(picture),
      () => undefined,
    );
  });
  alerts.followConnections(rooms.views());
  alerts.followRuns(runsOf(rooms));
  void alerts.start();
}

function runsOf(rooms: Rooms): readonly RunSummary[] {
  return rooms.all().flatMap(({ runs }) => runs.list());
}

function tellOf(key: string, hub: EventHub, roomsNow: () => Rooms, alerts: AlertDesk): void {
  const rooms = roomsNow();
  if (key === 'connections') hub.tell('connections.changed', rooms.views());
  else if (key === 'alerts') hub.tell('alerts.changed', alerts.view());
  else if (key === 'runs') hub.tell('runs.changed', runsOf(rooms));
  else if (key.startsWith('failbacks:'))
    hub.tell('failbacks.changed', { connectionId: key.slice('failbacks:'.length) });
  else if (key.startsWith('plans:')) hub.tell('plans.changed', { connectionId: key.slice('plans:'.length) });
  else {
    const runId = key.slice('run:'.length);
    const room = rooms.all().find(({ runFeed }) => runFeed.isLookedAt(runId));
    const view = room?.runs.view(runId);
    if (room && view) hub.tell('run.changed', room.runFeed.next(view));
  }
}

async function pair(
  connecting: Connecting,
  path: string,
  notice: (level: 'error', words: Message) => void,
  changed: () => void,
): Promise<void> {
  const paired = await connecting.pair(path);
  if (!paired.ok) notice('error', paired.failure.message);
  changed();
}

/** Checks a request by its schema and answers it. A defect of ours becomes an answer too: a window must not wait for ever. */
async function ask<C extends ChannelName>(
  answers: Answers,
  channel: C,
  request: RequestOf<C>,
  parts: ConsoleParts,
): Promise<Answer<ReplyOf<C>>> {
  const parsed = contract[channel].request.safeParse(request);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    const detail = issue?.message ?? '';
    return {
      ok: false,
      failure: {
        code: 'bad-request',
        message: message('failure.bad-request', { field, detail }),
        retryable: false,
        field,
      },
    };
  }
  try {
    return await answers[channel](parsed.data as RequestOf<C>);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    parts.log.error('a request could not be answered', { channel, detail });
    return {
      ok: false,
      failure: { code: 'internal', message: message('failure.internal', { detail }), retryable: false },
    };
  }
}
