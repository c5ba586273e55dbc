import { ConnectionRoom } from '../../src/main/core/console/connection-room.ts';
import { sha256Hex } from '../../src/main/core/console/system.ts';
import { testInstallation } from '../../src/main/core/report/evidence/testing/installation.ts';
import { withoutDrafts, withoutFailbacks } from '../../src/main/core/store/index.ts';
import type { Dice } from '../../practice/random.ts';
import type { SimulatedHosts } from './hosts.ts';
import type { SimulatedDisk, SimulatedLog } from './log.ts';
import type { SimulatedNetwork } from './network.ts';
import { ProcessClock } from './time.ts';

export const CONNECTION_ID = 'connection-1';
/** No time passes while a simulated console reads, so it never has to give way. */
const simulatedPace = { nowMs: () => 0, turn: () => Promise.resolve() };
const OFFSET_MS_MAX = 4_000;
/** Nobody drafts plans in a simulated world. */
const NO_DRAFTS = { kind: 'io', path: 'drafts', detail: 'a simulated console keeps no drafts' } as const;

export interface ConsolePlace {
  readonly folder: string;
  readonly disk: SimulatedDisk;
  readonly network: SimulatedNetwork;
  readonly hosts: SimulatedHosts;
  readonly dice: Dice;
  readonly account: string;
  readonly password: string;
}

/** One console process: the real connection, cache, runs and reviews, over a simulated clock, network and journal. */
export class SimulatedConsole {
  readonly clock: ProcessClock;
  readonly room: ConnectionRoom;
  readonly instanceId: string;
  readonly journal: SimulatedLog;
  readonly #place: ConsolePlace;

  constructor(place: ConsolePlace) {
    this.#place = place;
    const { dice, disk, network } = place;
    this.clock = new ProcessClock(network.time, dice.int(-OFFSET_MS_MAX, OFFSET_MS_MAX));
    const { clock } = this;
    const ids = { uuid: () => sha256Hex(`${String(dice.next())}/${String(dice.next())}`).slice(0, 32) };
    const settings = {
      id: CONNECTION_ID,
      name: 'Simulated',
      addresses: ['127.0.0.1:6180'],
      trust: { kind: 'public-ca' as const },
      account: place.account,
    };
    this.instanceId = ids.uuid();
    this.journal = disk.journal(clock);
    const sender = {
      instanceId: this.instanceId,
      wroteDown: (runId: string, text: string) => disk.holds(runId, text),
      holderHeard: (runId: string) => this.room.inventory.reader.run(runId)?.holder?.instanceId ?? null,
    };
    const opened = ConnectionRoom.open(
      settings,
      { journal: this.journal, drafts: withoutDrafts(NO_DRAFTS), failbacks: withoutFailbacks(NO_DRAFTS) },
      {
        dataFolder: place.folder,
        secrets: {
          canStore: false,
          store: () => Promise.resolve(),
          load: () => Promise.resolve(null),
          forget: () => Promise.resolve(),
        },
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        nativeBinding: undefined,
        appVersion: 'simulation',
        armingMs: undefined,
        clock,
        ids,
        random: { next: () => dice.next() },
        instanceId: this.instanceId,
        installation: testInstallation,
        act: (act) => place.hosts.act(act, this.instanceId, clock),
        hostGaps: () => Promise.resolve({ accounts: [], hosts: [], texts: [] }),
        line: { openTransport: () => network.transport(clock, sender), pace: simulatedPace },
      },
      {
        connectionChanged: () => undefined,
        runChanged: () => undefined,
        plansChanged: () => undefined,
        failbacksChanged: () => undefined,
        estateChanged: () => undefined,
        saveSettings: () => undefined,
        notice: () => undefined,
        cacheDamaged: () => undefined,
        awayChanged: () => undefined,
      },
    );
    if (!opened.ok) throw new Error(opened.failure.detail);
    this.room = opened.value;
  }

  /** Finds the runs of its journal, and the provider. The process may die in it. */
  begin(): void {
    const runs = this.journal.runs();
    if (runs.ok) this.room.runs.load(runs.value);
    this.room.connection.start();
  }

  async signIn(): Promise<void> {
    const signedIn = await this.room.connection.signIn({ password: this.#place.password });
    if (signedIn.ok) this.room.connection.reconnect('signed in');
  }

  /** The process is gone, in the middle of whatever it did. */
  kill(): void {
    this.clock.die();
    this.room.runs.close();
  }

  /** Closes the cache's files; only when the world ends. */
  dispose(): void {
    this.kill();
    this.room.inventory.close();
  }
}
