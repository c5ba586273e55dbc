import type { Page } from 'playwright-core';
import { startFarshore } from '../../e2e/lib/farshore.ts';
import type { PreparedRun } from '../../tools/lib/run.ts';
import { inTime } from '../in-time.ts';
import { FrameTrace, type Record, type ScriptTime } from './frame-trace.ts';
import { type Begun, type BenchPage, MARK, type RoundRequest } from './round.ts';

/** The two ways in which there is no GPU: Chromium's own software for it, or none at all and so no WebGL. */
export const modes = { software: [], 'without-webgl': ['--disable-gpu', '--disable-software-rasterizer'] } as const;
export type Mode = keyof typeof modes;

/** A contender that is not through by then hangs. */
const ROUND_MS_MAX = 120_000;

/** What the page measured, joined with Chromium's own record of it. */
export interface TracedRound {
  readonly begun: Begun;
  /** Between frames of an idle page that went to the screen; none where it was not measured. */
  readonly idleMs: readonly number[];
  readonly redraw: ScriptTime | null;
  readonly pan: {
    /** Between frames that went to the screen. */
    readonly shownMs: readonly number[];
    /** Processor time a frame of the page's process: script, style, paint and raster. */
    readonly pageMs: number;
    /** Of the process that puts the layers together and shows them. */
    readonly screenMs: number;
  };
  readonly select: { readonly moveMs: number; readonly selected: number; readonly script: ScriptTime } | null;
}

/** From what happened to the frame that shows it. */
export interface ProductRound {
  readonly firstPaintMs: number;
  readonly changesMs: readonly number[];
  readonly selectAllMs: readonly number[];
}

/** One start of the bench's Electron. */
export interface Session {
  readonly electron: string;
  readonly chromium: string;
  readonly hasWebgl: boolean;
  readonly clockMs: number;
  /** On a page that is loaded anew: no round inherits what another compiled or left in memory. */
  round(request: RoundRequest): Promise<TracedRound>;
  product(vms: number, seed: number): Promise<ProductRound>;
  end(): Promise<void>;
}

type BenchWindow = Window & { readonly benchPage: BenchPage };

export async function startSession(run: PreparedRun, mode: Mode): Promise<Session> {
  const started = await startFarshore(run, { switches: modes[mode] });
  const { app, page, dataFolder } = started;
  const ready = () => page.waitForFunction(() => 'benchPage' in window);
  await ready();
  const facts = await page.evaluate(() => ({
    hasWebgl: document.createElement('canvas').getContext('webgl2') !== null,
    clockMs: (window as unknown as BenchWindow).benchPage.clockMs(),
  }));
  const versions = await app.evaluate(() => process.versions);
  const processorMs = async (type: 'Tab' | 'GPU') => {
    const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics());
    const own = metrics.filter((process) => process.type === type);
    return own.reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? Number.NaN) * 1_000, 0);
  };
  const traced = async <T>(act: () => Promise<T>): Promise<readonly [T, Record]> => {
    await page.reload();
    await ready();
    const trace = new FrameTrace(app, dataFolder);
    await trace.start();
    const outcome = await inTime(act(), ROUND_MS_MAX, `It was not through after ${ROUND_MS_MAX} ms.`).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    // Whatever happened, the next round starts a trace of its own.
    const record = await trace.stop();
    if ('error' in outcome) throw outcome.error;
    return [outcome.value, record];
  };
  return {
    ...facts,
    electron: versions.electron,
    chromium: versions.chrome,
    round: async (request) => {
      const [{ begun, panned, finished, pageMs, screenMs }, record] = await traced(() =>
        contest(page, request, processorMs),
      );
      const { select, redraws } = finished;
      const frames = panned.framesMs.length + 1;
      return {
        begun,
        idleMs: record.shownIntervals(MARK.idleBegins, MARK.idleEnds),
        redraw: redraws && record.scriptOf(redraws),
        pan: {
          shownMs: record.shownIntervals(MARK.panBegins, MARK.panEnds),
          pageMs: pageMs / frames,
          screenMs: screenMs / frames,
        },
        select: select && { ...select, script: record.scriptOf(select.callbacks) },
      };
    },
    product: async (vms, seed) => {
      const asked = [vms, seed] as const;
      const [, record] = await traced(() =>
        page.evaluate((of) => (window as unknown as BenchWindow).benchPage.product(...of), asked),
      );
      return {
        firstPaintMs: record.shownAfter(MARK.data)[0] ?? Number.NaN,
        changesMs: record.shownAfter(MARK.change),
        selectAllMs: record.shownAfter(MARK.selectAll),
      };
    },
    end: () => started.quit(),
  };
}

async function contest(page: Page, request: RoundRequest, processorMs: (type: 'Tab' | 'GPU') => Promise<number>) {
  const begun = await page.evaluate((of) => (window as unknown as BenchWindow).benchPage.begin(of), request);
  const before = { page: await processorMs('Tab'), screen: await processorMs('GPU') };
  const panned = await page.evaluate(() => (window as unknown as BenchWindow).benchPage.pan());
  const pageMs = (await processorMs('Tab')) - before.page;
  const screenMs = (await processorMs('GPU')) - before.screen;
  const finished = await page.evaluate(() => (window as unknown as BenchWindow).benchPage.finish());
  return { begun, panned, finished, pageMs, screenMs };
}
