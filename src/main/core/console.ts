import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '#shared/ipc/index.ts';
import type { Answer, ChannelName, ConsolePort, Notice, ReplyOf, RequestOf } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { answersOf } from './console/answers.ts';
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
import { attempt, openDrafts, openJournal, StoreReadError, withoutDrafts } from './store/index.ts';
import type { OpenDrafts, OpenJournal } from './store/index.ts';

export type { ConsoleSetting } from './console/parts.ts';

/** The console as its owner holds it: Electron's main process, the drill, a test. */
export interface RunningConsole extends ConsolePort {
  /** A window is about to ask for the estates: reads them meanwhile. */
  readAhead(): void;
  /** Whether a run is being acted for: the computer should not sleep, and quitting asks. */
  hasLiveRun(): boolean;
  /** The computer goes to sleep or woke up: what was timed cannot be trusted, and a countdown ends. */
  suspended(): void;
  resumed(): void;
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
  const hub = new EventHub();
  const coalescer = new Coalescer(parts.clock, (key) => tellOf(key, hub, () => rooms));
  const notice = (level: Notice['level'], words: Message): void =>
    hub.tell('notice', { id: parts.ids.uuid(), level, message: words, at: parts.clock.wallMs() });
  const eventsOf = (connectionId: string): RoomEvents => ({
    connectionChanged: () => coalescer.note('connections'),
    runChanged: (runId) => {
      coalescer.note('runs');
      coalescer.note(`run:${runId}`);
    },
    plansChanged: () => coalescer.note(`plans:${connectionId}`),
    estateChanged: (delta) => hub.tell('estate.changed', delta),
    saveSettings: () => {
      const saved = rooms.save();
      if (!saved.ok) notice('error', message(`obstacle.store-${saved.failure.kind}`, { path: saved.failure.path }));
    },
    notice,
  });
  if (drafts.setAside > 0) {
    const words = message('notice.drafts-set-aside', { n: drafts.setAside, path: parts.dataFolder });
    parts.log.warn('Drafts of plans were set aside: this version cannot read them', { n: drafts.setAside });
    // Whoever asked for the console listens only once it is there.
    parts.clock.after(0, () => notice('warning', words));
  }
  const rooms: Rooms = new Rooms(parts, journal, drafts, eventsOf);
  const connecting = new Connecting(rooms, parts.ids, parts.log);
  const closeOnce = async (): Promise<void> => {
    coalescer.close();
    await rooms.close();
    drafts.close();
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
  if (setting.pairingFile !== undefined)
    void pair(connecting, setting.pairingFile, notice, () => coalescer.note('connections'));
  const answers = answersOf(parts, rooms, connecting, () => coalescer.note('connections'));
  return {
    ask: (channel, request) => ask(answers, channel, request, parts),
    on: (event, listener) => hub.on(event, listener),
    readAhead: () => rooms.all().forEach((room) => room.readAhead()),
    hasLiveRun: () => rooms.all().some(({ runs }) => runs.hasLiveRun()),
    suspended: () => rooms.all().forEach(({ runs }) => runs.onTimeBroken('suspended')),
    resumed: () => {
      for (const { runs, connection } of rooms.all()) {
        runs.onTimeBroken('suspended');
        connection.reconnect('the computer woke up');
      }
    },
    close: closeAll,
  };
}

function partsOf(setting: ConsoleSetting, hosts: Hosts): ConsoleParts {
  const { pairingFile: _pairingFile, ...given } = setting;
  const ids = setting.ids ?? systemIds;
  return {
    ...given,
    armingMs: setting.armingMs,
    clock: setting.clock ?? systemClock,
    ids,
    random: setting.random ?? systemRandom,
    act: setting.act ?? ((act) => hosts.acts.act(act)),
    instanceId: ids.uuid(),
  };
}

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

function tellOf(key: string, hub: EventHub, roomsNow: () => Rooms): void {
  const rooms = roomsNow();
  if (key === 'connections') hub.tell('connections.changed', rooms.views());
  else if (key === 'runs')
    hub.tell(
      'runs.changed',
      rooms.all().flatMap(({ runs }) => runs.list()),
    );
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
