import { stderr, stdout } from 'node:process';
import type { RunSummary } from '#shared/ipc/index.ts';

/** Tells a terminal how far the drill is: a line a stage, and one line that is written over while a run goes on. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  readonly #began = Date.now();
  #live = false;
  #lastLine = '';

  /** In JSON mode standard output belongs to the one object. */
  constructor(json: boolean) {
    this.#out = json ? stderr : stdout;
  }

  stage(text: string): void {
    this.#endLive();
    this.#out.write(`${this.#stamp()}  ${text}\n`);
  }

  run(summary: RunSummary): void {
    const { counts, phase, waitsFor } = summary;
    const done = `${String(counts.observed)}/${String(counts.total)} observed`;
    const rest = [
      `${String(counts.open)} open`,
      `${String(counts.waiting)} waiting`,
      ...(counts.failed > 0 ? [`${String(counts.failed)} failed`] : []),
      ...(waitsFor === null ? [] : [waitsFor.code]),
    ];
    const line = `${summary.title}: ${phase}, ${done}, ${rest.join(', ')}`;
    if (line === this.#lastLine) return;
    this.#lastLine = line;
    if (this.#out.isTTY) {
      this.#out.write(`\r\u001b[2K${this.#stamp()}  ${line}`);
      this.#live = true;
    } else this.#out.write(`${this.#stamp()}  ${line}\n`);
  }

  #stamp(): string {
    return `${((Date.now() - this.#began) / 1_000).toFixed(1).padStart(6)} s`;
  }

  #endLive(): void {
    if (this.#live) this.#out.write('\n');
    this.#live = false;
  }
}
