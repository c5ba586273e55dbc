import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { type FrameScript, MARK, type Mark } from './round.ts';
import { median, p95 } from './statistics.ts';

/** What a callback cost its thread, and what the clock on the wall said of it. */
export interface ScriptTime {
  /** Processor time of the page's main thread. On a busy machine it is the script's own; the wall's is everybody's. */
  readonly p95Ms: number;
  readonly medianMs: number;
  readonly wallP95Ms: number;
}

interface TraceEvent {
  readonly name: string;
  /** Microseconds of a clock that all processes share. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly id?: number } };
}

/** Callbacks in animation frames, frames that went to the screen, and the page's own marks. */
const CATEGORIES = ['devtools.timeline', 'viz', 'blink.user_timing'];
/** After so long without a frame nothing more of what was asked for will come. */
const QUIET_MS = 60;

/** Chromium's own record of a round. */
export class FrameTrace {
  readonly #app: ElectronApplication;
  readonly #file: string;

  constructor(app: ElectronApplication, folder: string) {
    this.#app = app;
    this.#file = path.join(folder, 'trace.json');
  }

  start(): Promise<void> {
    return this.#app.evaluate(
      ({ contentTracing }, categories) =>
        contentTracing.startRecording({ included_categories: categories, excluded_categories: ['*'] }),
      CATEGORIES,
    );
  }

  async stop(): Promise<Record> {
    await this.#app.evaluate(({ contentTracing }, file) => contentTracing.stopRecording(file), this.#file);
    const { traceEvents } = JSON.parse(readFileSync(this.#file, 'utf8')) as {
      readonly traceEvents: readonly TraceEvent[];
    };
    return new Record(traceEvents);
  }
}

/** A round as Chromium saw it, in milliseconds. */
export class Record {
  readonly #scriptMs = new Map<number, number>();
  readonly #marks = new Map<string, number[]>();
  readonly #shownAt: number[] = [];

  constructor(events: readonly TraceEvent[]) {
    const marks = new Set<string>(Object.values(MARK));
    for (const { name, ts, dur = 0, tdur, args } of events) {
      const id = args?.data?.id;
      if (name === 'FireAnimationFrame' && id !== undefined && tdur !== undefined) this.#scriptMs.set(id, tdur / 1_000);
      else if (name === 'Display::DrawAndSwap') this.#shownAt.push((ts + dur) / 1_000);
      else if (marks.has(name)) this.#marks.set(name, [...(this.#marks.get(name) ?? []), ts / 1_000]);
    }
    this.#shownAt.sort((a, b) => a - b);
  }

  scriptOf(callbacks: readonly FrameScript[]): ScriptTime {
    const times = callbacks.map(({ id }) => {
      const found = this.#scriptMs.get(id);
      if (found === undefined) throw new Error(`The trace lacks the processor time of callback ${id}.`);
      return found;
    });
    return { p95Ms: p95(times), medianMs: median(times), wallP95Ms: p95(callbacks.map(({ wallMs }) => wallMs)) };
  }

  /** Between the frames that were shown from one mark to the other, each time that both were set. */
  shownIntervals(from: Mark, to: Mark): readonly number[] {
    const ends = this.#marks.get(to) ?? [];
    return (this.#marks.get(from) ?? []).flatMap((begin, index) => {
      const end = ends[index] ?? Number.NEGATIVE_INFINITY;
      const shown = this.#shownAt.filter((at) => at >= begin && at <= end);
      return shown.slice(1).map((at, before) => at - (shown[before] ?? Number.NaN));
    });
  }

  /** From each of these marks to the last frame that came of it. */
  shownAfter(mark: Mark): readonly number[] {
    return (this.#marks.get(mark) ?? []).map((at) => {
      const later = this.#shownAt.filter((shown) => shown > at);
      const quiet = later.findIndex((shown, index) => index > 0 && shown - (later[index - 1] ?? shown) > QUIET_MS);
      return (later.at(quiet < 0 ? -1 : quiet - 1) ?? Number.NaN) - at;
    });
  }
}
