import { setTimeout } from 'node:timers/promises';
import { startFarshore } from '../../e2e/lib/farshore.ts';
import type { PreparedRun } from '../../tools/lib/run.ts';
import type { BenchPage, ContenderName, Round, RoundRequest } from './round.ts';
import { FrameTrace, type ScriptTime } from './script-time.ts';

/** The two ways in which there is no GPU: Chromium's own software for it, or none at all and so no WebGL. */
export const modes = { software: [], 'without-webgl': ['--disable-gpu', '--disable-software-rasterizer'] } as const;
export type Mode = keyof typeof modes;

/** A contender that is not through by then hangs. */
const ROUND_MS_MAX = 120_000;

/** What the page measured, with the script times from Chromium's trace. */
export interface TracedRound {
  readonly round: Round;
  readonly pan: ScriptTime;
  readonly select: ScriptTime | null;
  readonly change: ScriptTime | null;
}

/** One start of the bench's Electron. */
export interface Session {
  readonly electron: string;
  readonly chromium: string;
  readonly hasWebgl: boolean;
  readonly clockMs: number;
  /** On a page that is loaded anew: no round inherits what another compiled or left in memory. */
  round(request: RoundRequest): Promise<TracedRound>;
  end(): Promise<void>;
}

type BenchWindow = Window & { readonly benchPage?: BenchPage };

export async function startSession(run: PreparedRun, mode: Mode): Promise<Session> {
  const started = await startFarshore(run, { switches: modes[mode] });
  const { app, page, dataFolder } = started;
  const ready = () => page.waitForFunction(() => (window as BenchWindow).benchPage !== undefined);
  await ready();
  const facts = await page.evaluate(() => ({
    hasWebgl: document.createElement('canvas').getContext('webgl2') !== null,
    clockMs: (window as BenchWindow).benchPage?.clockMs() ?? Number.NaN,
  }));
  const trace = new FrameTrace(app, dataFolder);
  const versions = await app.evaluate(() => process.versions);
  return {
    ...facts,
    electron: versions.electron,
    chromium: versions.chrome,
    round: async (request) => {
      await page.reload();
      await ready();
      await trace.start();
      const asked = page.evaluate((wanted) => {
        const { benchPage } = window as BenchWindow;
        if (!benchPage) throw new Error('The page lacks its bench.');
        return benchPage.round(wanted);
      }, request);
      const outcome = await inTime(asked, request.contender).catch((error: unknown) => ({ error }));
      // Whatever happened, the next round starts a trace of its own.
      const timeOf = await trace.stop();
      if ('error' in outcome) throw outcome.error;
      return {
        round: outcome,
        pan: timeOf(outcome.panCallbacks),
        select: outcome.select && timeOf(outcome.select.callbacks),
        change: outcome.change && timeOf(outcome.change.callbacks),
      };
    },
    end: () => started.quit(),
  };
}

async function inTime(round: Promise<Round>, contender: ContenderName): Promise<Round> {
  const waiting = new AbortController();
  const late = setTimeout(ROUND_MS_MAX, null, { signal: waiting.signal }).then((): never => {
    throw new Error(`${contender} was not through after ${ROUND_MS_MAX} ms.`);
  });
  // Ends the wait, whose failure is then no news.
  late.catch(() => undefined);
  try {
    return await Promise.race([round, late]);
  } finally {
    waiting.abort();
  }
}
