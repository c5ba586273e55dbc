import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareRun } from '../../tools/lib/run.ts';
import { buildApp } from './build.ts';
import {
  idleFrameOf,
  type MapFigures,
  mapFigures,
  type PeerFailure,
  type PeerFigures,
  peerFigures,
} from './figures.ts';
import { type ContenderName, contenderNames } from './round.ts';
import { type Mode, type ProductRound, type Session, startSession, type TracedRound } from './session.ts';
import { median, p95 } from './statistics.ts';
import { watchStolen } from '../stolen.ts';

const VMS = 10_000;
const VMS_MANY = 100_000;
const ROUNDS = 7;
/** Peers take long to come up, and so do 100,000 VMs: they sit out the last rounds. */
const ROUNDS_SLOW = 3;
/** A machine whose host gives more of it than this to others during a round is not the one that is to be measured. */
const STOLEN_MAX = 0.02;
/** So many more rounds are tried for those that were disturbed; the least disturbed count, and how much they were is told. */
const ROUNDS_MORE = 7;
const SEED = 1;

type Peer = Exclude<ContenderName, 'farshore'>;
const peers = contenderNames.filter((name): name is Peer => name !== 'farshore');
export type Peers = Partial<Record<Peer, PeerFigures | PeerFailure>>;

/** The figures of one way to have no GPU. */
export interface ModeFigures {
  readonly electron: string;
  readonly chromium: string;
  readonly hasWebgl: boolean;
  readonly clockMs: number;
  readonly small: MapFigures;
  readonly many: MapFigures;
  readonly peers: Peers;
  /** Of the round that counts and was disturbed most: the share of the processors that the host gave to others. */
  readonly stolenShare: number;
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
      const modeFigures = async (mode: Mode) => {
        const session = await startSession(run, mode);
        try {
          return await alternate(session, { ...wanted, say: (line) => wanted.say(`${mode}: ${line}`) });
        } finally {
          await session.end();
        }
      };
      return {
        software: await modeFigures('software'),
        'without-webgl': await modeFigures('without-webgl'),
      };
    } finally {
      run.dispose();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everybody in turn, round after round, so that a slow minute of the machine hits all of them. */
async function alternate(session: Session, { withPeers, say }: Wanted): Promise<ModeFigures> {
  const small = new OurRounds(session, VMS, say);
  const large = new OurRounds(session, VMS_MANY, say);
  const ofPeers = new PeerRounds(session, say);
  for (let number = 1; number <= ROUNDS; number += 1) {
    await small.add();
    if (number > ROUNDS_SLOW) continue;
    await large.add();
    if (withPeers) await ofPeers.add();
  }
  for (let more = 0; more < ROUNDS_MORE && small.quiet < ROUNDS; more += 1) await small.add();
  const { electron, chromium, hasWebgl, clockMs } = session;
  const smallRounds = small.quietest(ROUNDS);
  const largeRounds = large.quietest(ROUNDS_SLOW);
  const idleFrameMs = idleFrameOf(smallRounds.map(({ traced }) => traced));
  return {
    electron,
    chromium,
    hasWebgl,
    clockMs,
    small: figuresOf(VMS, smallRounds, idleFrameMs),
    many: figuresOf(VMS_MANY, largeRounds, idleFrameMs),
    stolenShare: Math.max(...smallRounds.map(({ stolen }) => stolen)),
    peers: ofPeers.figures(idleFrameMs),
  };
}

interface OurRound {
  readonly traced: TracedRound;
  readonly product: ProductRound;
  /** Share of the processor time that the machine's host gave to others meanwhile. */
  readonly stolen: number;
}

function figuresOf(vms: number, rounds: readonly OurRound[], idleFrameMs: number): MapFigures {
  return mapFigures(
    vms,
    rounds.map(({ traced }) => traced),
    rounds.map(({ product }) => product),
    idleFrameMs,
  );
}

/** The rounds of our map at one size: the map by itself, and the product's pages around it. */
class OurRounds {
  readonly #rounds: OurRound[] = [];
  readonly #session: Session;
  readonly #vms: number;
  readonly #say: Wanted['say'];

  constructor(session: Session, vms: number, say: Wanted['say']) {
    this.#session = session;
    this.#vms = vms;
    this.#say = say;
  }

  get quiet(): number {
    return this.#rounds.filter(({ stolen }) => stolen <= STOLEN_MAX).length;
  }

  /** Whatever they measured: the least disturbed of all rounds. */
  quietest(count: number): readonly OurRound[] {
    return this.#rounds.toSorted((one, other) => one.stolen - other.stolen).slice(0, count);
  }

  async add(): Promise<void> {
    const stolenOf = watchStolen();
    const traced = await this.#session.round({ contender: 'farshore', vms: this.#vms, seed: SEED, withIdle: true });
    const product = await this.#session.product(this.#vms, SEED);
    const stolen = stolenOf();
    this.#rounds.push({ traced, product, stolen });
    const { pan, redraw, select, idleMs } = traced;
    const ms = (value: number) => value.toFixed(1);
    this.#say(
      `${this.#vms} VMs: frame ${ms(p95(pan.shownMs))} (idle ${ms(p95(idleMs))}), redraw ${ms(redraw?.p95Ms ?? Number.NaN)}, ` +
        `processor ${ms(pan.pageMs)} + ${ms(pan.screenMs)}, select ${ms(select?.moveMs ?? Number.NaN)}, ` +
        `first paint ${ms(product.firstPaintMs)}, changes ${ms(median(product.changesMs))}, ` +
        `all rows ${ms(median(product.selectAllMs))} ms, ${ms(stolen * 100)} % stolen`,
    );
  }
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
        const traced = await this.#session.round({ contender: peer, vms: VMS, seed: SEED, withIdle: false });
        this.#rounds.set(peer, [...(this.#rounds.get(peer) ?? []), traced]);
        const { begun, pan } = traced;
        this.#say(
          `${peer}: shown after ${begun.mountMs.toFixed(0)} ms, frame ${p95(pan.shownMs).toFixed(1)} ms, ` +
            `processor ${pan.pageMs.toFixed(1)} + ${pan.screenMs.toFixed(1)} ms`,
        );
      } catch (error) {
        const [why = ''] = String(error).split('\n');
        this.#failures.set(peer, why);
        this.#say(`${peer} failed: ${why}`);
      }
    }
  }

  figures(idleFrameMs: number): Peers {
    const figures: Peers = {};
    for (const [peer, rounds] of this.#rounds) figures[peer] = peerFigures(rounds, idleFrameMs);
    for (const [peer, failed] of this.#failures) figures[peer] = { failed };
    return figures;
  }
}
