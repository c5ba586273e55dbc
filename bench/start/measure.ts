import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newUserData, prepareRun } from '../../tools/lib/run.ts';
import { median } from '../map/statistics.ts';
import { fillCache } from './cache.ts';
import { writeEmptyApp } from './empty-app.ts';
import { launch } from './launch.ts';

/** A round’s ratio lies between 1.2 and 1.9 on two busy cores: it takes many for a median that says the same tomorrow. */
const ROUNDS = 25;

export interface Figures {
  /** Medians, in milliseconds from the start of the process. */
  readonly mapMs: number;
  readonly emptyMs: number;
  /** The median of the rounds' own: the two of a round were started one right after the other, in the same weather. */
  readonly ratio: number;
  /** From the start of the process until the program answers questions. */
  readonly openMs: number;
  /** To the map after a crash: nothing was left that was last seen, and all rows are read. */
  readonly afterCrashMs: number;
  readonly vms: number;
  readonly electron: string;
  readonly rounds: readonly Round[];
}

interface Round {
  readonly mapMs: number;
  readonly emptyMs: number;
  readonly openMs: number;
  readonly afterCrashMs: number;
}

type Say = (line: string) => void;

export async function measure(say: Say): Promise<Figures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'farshore-bench-start-'));
  const syncing = prepareRun();
  writeEmptyApp(folder);
  // Runs of their own: what the first sync is driven by holds its app back at the start.
  const ours = prepareRun();
  const empty = prepareRun({ appDir: folder });
  try {
    say('filling a cache by a first sync of the large estate');
    const dataFolder = await fillCache(syncing);
    const emptyData = newUserData(empty, 'empty');
    const map = () => launch(ours, dataFolder, '[data-map] canvas');
    const window = () => launch(empty, emptyData, 'body');
    // The first start of each makes folders that later ones find.
    await window();
    await map();
    const rounds: Round[] = [];
    let vms = Number.POSITIVE_INFINITY;
    for (let number = 1; number <= ROUNDS; number += 1) {
      const before = number % 2 === 0 ? await window() : null;
      const shown = await map();
      const { ms: emptyMs } = before ?? (await window());
      rmSync(path.join(dataFolder, 'last-seen'));
      const { ms: afterCrashMs } = await map();
      vms = Math.min(vms, shown.vms);
      rounds.push({ mapMs: shown.ms, emptyMs, openMs: shown.openMs ?? Number.NaN, afterCrashMs });
      say(`round ${number} of ${ROUNDS}: map ${shown.ms.toFixed(0)} ms, empty window ${emptyMs.toFixed(0)} ms`);
    }
    const middle = (figure: keyof Round): number => median(rounds.map((round) => round[figure]));
    const mapMs = middle('mapMs');
    const emptyMs = middle('emptyMs');
    return {
      ...{
        mapMs,
        emptyMs,
        ratio: median(rounds.map((round) => round.mapMs / round.emptyMs)),
        openMs: middle('openMs'),
        afterCrashMs: middle('afterCrashMs'),
      },
      ...{ vms, electron: ours.runtime.version, rounds },
    };
  } finally {
    for (const run of [syncing, ours, empty]) run.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
