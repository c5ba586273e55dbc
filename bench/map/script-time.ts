import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import type { FrameScript } from './round.ts';
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
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly id?: number } };
}

/** Chromium's own record of the callbacks in animation frames. */
export class FrameTrace {
  readonly #app: ElectronApplication;
  readonly #file: string;

  constructor(app: ElectronApplication, folder: string) {
    this.#app = app;
    this.#file = path.join(folder, 'trace.json');
  }

  start(): Promise<void> {
    return this.#app.evaluate(({ contentTracing }) =>
      contentTracing.startRecording({ included_categories: ['devtools.timeline'], excluded_categories: ['*'] }),
    );
  }

  /** Ends the record, and returns a function that looks callbacks up in it. */
  async stop(): Promise<(callbacks: readonly FrameScript[]) => ScriptTime> {
    await this.#app.evaluate(({ contentTracing }, file) => contentTracing.stopRecording(file), this.#file);
    const { traceEvents } = JSON.parse(readFileSync(this.#file, 'utf8')) as {
      readonly traceEvents: readonly TraceEvent[];
    };
    const cpuMs = new Map<number, number>();
    for (const { name, tdur, args } of traceEvents) {
      const id = args?.data?.id;
      if (name === 'FireAnimationFrame' && id !== undefined && tdur !== undefined) cpuMs.set(id, tdur / 1_000);
    }
    return (callbacks) => scriptTimeOf(callbacks, cpuMs);
  }
}

function scriptTimeOf(callbacks: readonly FrameScript[], cpuMs: ReadonlyMap<number, number>): ScriptTime {
  const times = callbacks.map(({ id }) => {
    const found = cpuMs.get(id);
    if (found === undefined) throw new Error(`The trace lacks the processor time of callback ${id}.`);
    return found;
  });
  return { p95Ms: p95(times), medianMs: median(times), wallP95Ms: p95(callbacks.map(({ wallMs }) => wallMs)) };
}
