import { mkdtempSync, rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ControlClient } from '../../practice/control/client.ts';
import { consumePairing } from '../../src/main/core/gateway/index.ts';
import { startPractice, type Practice } from '../../tools/lib/practice.ts';
import { runChild, type Task } from './child-process.ts';
import type { DeltaFigures, SyncFigures } from './figures.ts';

const RUNS = 5;
const DELTA_RUNS = 7;
const DELTA_CHANGES = 100;

export interface Figures {
  readonly replicas: number;
  readonly restorePoints: number;
  /** Medians. */
  readonly seconds: number;
  readonly floorSeconds: number;
  readonly ratio: number;
  readonly cpuSeconds: number;
  readonly floorCpuSeconds: number;
  /** The median of the runs; the worst of all of them is `maxBlockMs`. */
  readonly blockP999Ms: number;
  readonly floorBlockP999Ms: number;
  /** How late this process was, which only waited meanwhile: what others on the machine cost. */
  readonly idleBlockP999Ms: number;
  readonly maxBlockMs: number;
  readonly peakRssMB: number;
  readonly floorPeakRssMB: number;
  readonly deltaMs: number;
  readonly deltaSmallMs: number;
  readonly deltaRatio: number;
  readonly runs: readonly { readonly seconds: number; readonly floorSeconds: number }[];
}

type Say = (line: string) => void;

interface Provider {
  readonly target: Task['target'];
  readonly control: ControlClient;
  stop(): Promise<void>;
}

async function startProvider(estate: string, folder: string): Promise<Provider> {
  const pairingFile = join(folder, `${estate}.pairing.json`);
  const dataFolder = mkdtempSync(join(folder, `${estate}-`));
  const practice: Practice = await startPractice({ dataFolder, pairingFile, estate });
  const pairing = consumePairing(pairingFile);
  if (!pairing.ok) throw new Error(`The pairing file of ${estate} could not be used: ${pairing.failure.detail}`);
  const { addresses, thumbprint, account, password } = pairing.value;
  const target = { address: addresses[0] ?? practice.address, thumbprint, account, password };
  return { target, control: new ControlClient(practice.control), stop: practice.stop };
}

/** Runs everything and puts the figures together. Each run is a process of its own, so that none inherits another's memory. */
export async function measure(say: Say): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'));
  const providers: Provider[] = [];
  try {
    say('starting the practice provider with the large estate');
    const large = await startProvider('large', folder);
    providers.push(large);
    const syncs = await alternate(large, folder, say);
    const deltaMs = await medianDelta(large, folder, say);
    await large.stop();
    const small = await startProvider('small', folder);
    providers.push(small);
    const deltaSmallMs = await medianDelta(small, folder, say);
    return figuresOf(syncs, deltaMs, deltaSmallMs);
  } finally {
    await Promise.all(providers.map((provider) => provider.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

const NS_PER_MS = 1e6;

/** The event-loop delay of this process, idle while the work is done in another. */
async function withIdleDelay<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly p999Ms: number }> {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const value = await work();
  delay.disable();
  return { value, p999Ms: delay.percentile(99.9) / NS_PER_MS };
}

interface Pair {
  readonly product: SyncFigures;
  readonly idleP999Ms: number;
  readonly floor: SyncFigures;
}

/** Product and floor in turn, each first as often as the other, so that a slow minute of the machine hits both. */
async function alternate({ target }: Provider, folder: string, say: Say): Promise<readonly Pair[]> {
  const run = (kind: 'product' | 'floor', number: number) =>
    runChild<SyncFigures>({ kind, target, cachePath: join(folder, `${kind}-${number}.db`) });
  await run('floor', 0);
  const pairs: Pair[] = [];
  for (let number = 1; number <= RUNS; number += 1) {
    const floorFirst = number % 2 === 0 ? await run('floor', number) : null;
    const { value: product, p999Ms: idleP999Ms } = await withIdleDelay(() => run('product', number));
    const floor = floorFirst ?? (await run('floor', number));
    say(`run ${number} of ${RUNS}: ${product.seconds.toFixed(2)} s, floor ${floor.seconds.toFixed(2)} s`);
    pairs.push({ product, floor, idleP999Ms });
  }
  return pairs;
}

/** How long it takes to hear of 100 changes that happened while the console was away. */
async function medianDelta(provider: Provider, folder: string, say: Say): Promise<number> {
  const cachePath = join(mkdtempSync(join(folder, 'delta-')), 'cache.db');
  const { target, control } = provider;
  const { replicaIds } = await runChild<SyncFigures>({
    kind: 'product',
    target,
    cachePath,
    replicaIdsMax: DELTA_CHANGES,
  });
  const times: number[] = [];
  for (let number = 1; number <= DELTA_RUNS; number += 1) {
    await makeChanges(control, replicaIds);
    const delta = await runChild<DeltaFigures>({ kind: 'delta', target, cachePath, changes: DELTA_CHANGES });
    times.push(delta.ms);
  }
  say(`100 changes: ${times.map((ms) => ms.toFixed(1)).join(', ')} ms`);
  return median(times);
}

async function makeChanges(control: ControlClient, replicaIds: readonly string[]): Promise<void> {
  for (let made = 0; made < DELTA_CHANGES; made += 1) {
    const replicaId = replicaIds[made % replicaIds.length];
    if (replicaId === undefined) throw new Error('There is no replica to change.');
    await control.inject({ fault: 'new-point', replicaId });
  }
}

function figuresOf(pairs: readonly Pair[], deltaMs: number, deltaSmallMs: number): Figures {
  const products = pairs.map(({ product }) => product);
  const floors = pairs.map(({ floor }) => floor);
  const seconds = median(products.map((each) => each.seconds));
  const floorSeconds = median(floors.map((each) => each.seconds));
  return {
    replicas: Math.min(...products.map((each) => each.replicas)),
    restorePoints: Math.min(...products.map((each) => each.restorePoints)),
    seconds,
    floorSeconds,
    ratio: seconds / floorSeconds,
    cpuSeconds: median(products.map((each) => each.cpuSeconds)),
    floorCpuSeconds: median(floors.map((each) => each.cpuSeconds)),
    blockP999Ms: median(products.map((each) => each.blockP999Ms)),
    floorBlockP999Ms: median(floors.map((each) => each.blockP999Ms)),
    idleBlockP999Ms: median(pairs.map(({ idleP999Ms }) => idleP999Ms)),
    maxBlockMs: Math.max(...products.map((each) => each.maxBlockMs)),
    peakRssMB: Math.max(...products.map((each) => each.peakRssMB)),
    floorPeakRssMB: Math.max(...floors.map((each) => each.peakRssMB)),
    deltaMs,
    deltaSmallMs,
    deltaRatio: deltaMs / deltaSmallMs,
    runs: pairs.map(({ product, floor }) => ({ seconds: product.seconds, floorSeconds: floor.seconds })),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
