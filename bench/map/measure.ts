import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareRun } from '../../tools/lib/run.ts';
import { buildApp } from './build.ts';
import { type MapFigures, mapFigures, type PeerFailure, type PeerFigures, peerFigures } from './figures.ts';
import { type ContenderName, contenderNames, type RoundRequest } from './round.ts';
import { type Mode, type Session, startSession, type TracedRound } from './session.ts';

const VMS = 10_000;
const VMS_MANY = 100_000;
const ROUNDS = 5;
/** Peers take long to come up, and so do 100,000 VMs: they sit out the last rounds. */
const ROUNDS_SLOW = 3;
const SEED = 1;

type Peer = Exclude<ContenderName, 'farshore'>;
const peers = contenderNames.filter((name): name is Peer => name !== 'farshore');
type Peers = Partial<Record<Peer, PeerFigures | PeerFailure>>;

/** The figures of one way to have no GPU. */
export interface ModeFigures {
  readonly electron: string;
  readonly chromium: string;
  readonly hasWebgl: boolean;
  readonly clockMs: number;
  readonly small: MapFigures;
  readonly many: MapFigures | null;
  readonly peers: Peers;
}

export interface Wanted {
  readonly withPeers: boolean;
  readonly say: (line: string) => void;
}

/** Builds once, then one start of Electron for each mode. */
export async function measure(wanted: Wanted): Promise<{ readonly [M in Mode]: ModeFigures }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'farshore-bench-map-'));
  try {
    wanted.say("building the bench's page");
    await buildApp(folder);
    const run = prepareRun({ appDir: folder });
    try {
      const modeFigures = async (mode: Mode, many: boolean) => {
        const session = await startSession(run, mode);
        try {
          return await alternate(session, many, { ...wanted, say: (line) => wanted.say(`${mode}: ${line}`) });
        } finally {
          await session.end();
        }
      };
      return {
        software: await modeFigures('software', true),
        'without-webgl': await modeFigures('without-webgl', false),
      };
    } finally {
      run.dispose();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everybody in turn, round after round, so that a slow minute of the machine hits all of them. */
async function alternate(session: Session, many: boolean, { withPeers, say }: Wanted): Promise<ModeFigures> {
  const small: TracedRound[] = [];
  const large: TracedRound[] = [];
  const ofPeers = new PeerRounds(session, say);
  for (let number = 1; number <= ROUNDS; number += 1) {
    const idle = number % 2 === 0 ? 'before' : 'after';
    small.push(await ours(session, { vms: VMS, idle }, say));
    if (number > ROUNDS_SLOW) continue;
    if (many) large.push(await ours(session, { vms: VMS_MANY, idle }, say));
    if (withPeers) await ofPeers.add();
  }
  const { electron, chromium, hasWebgl, clockMs } = session;
  return {
    electron,
    chromium,
    hasWebgl,
    clockMs,
    small: mapFigures(VMS, small),
    many: many ? mapFigures(VMS_MANY, large) : null,
    peers: ofPeers.figures(),
  };
}

async function ours(
  session: Session,
  asked: Pick<RoundRequest, 'vms' | 'idle'>,
  say: Wanted['say'],
): Promise<TracedRound> {
  const traced = await session.round({ ...asked, contender: 'farshore', seed: SEED });
  const { pan, round } = traced;
  const select = round.select?.moveMs.toFixed(2) ?? '';
  say(
    `${asked.vms} VMs: redraw ${pan.p95Ms.toFixed(2)} ms, by the clock ${pan.wallP95Ms.toFixed(2)}; select ${select} ms`,
  );
  return traced;
}

/** The rounds of the peers. One that fails is not asked again. */
class PeerRounds {
  readonly #session: Session;
  readonly #say: Wanted['say'];
  readonly #rounds = new Map<Peer, TracedRound[]>();
  readonly #failures = new Map<Peer, string>();

  constructor(session: Session, say: Wanted['say']) {
    this.#session = session;
    this.#say = say;
  }

  async add(): Promise<void> {
    for (const peer of peers) {
      if (this.#failures.has(peer)) continue;
      try {
        const traced = await this.#session.round({ contender: peer, vms: VMS, seed: SEED, idle: 'never' });
        this.#rounds.set(peer, [...(this.#rounds.get(peer) ?? []), traced]);
        const { firstPaintMs, panFrameMs } = traced.round;
        this.#say(`${peer}: shown after ${firstPaintMs.toFixed(0)} ms, frame ${panFrameMs.toFixed(0)} ms`);
      } catch (error) {
        const [why = ''] = String(error).split('\n');
        this.#failures.set(peer, why);
        this.#say(`${peer} failed: ${why}`);
      }
    }
  }

  figures(): Peers {
    const figures: Peers = {};
    for (const [peer, rounds] of this.#rounds) figures[peer] = peerFigures(rounds);
    for (const [peer, failed] of this.#failures) figures[peer] = { failed };
    return figures;
  }
}
