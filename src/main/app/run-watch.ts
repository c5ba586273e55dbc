import type { RunSummary } from '#shared/ipc/index.ts';
import { message, type Message } from '#shared/texts/index.ts';

/** What the desktop shows and does because of the runs. */
export interface Desktop {
  /** 0 to 1, or null for none; shown on the taskbar or the dock. */
  showProgress(fraction: number | null, isTroubled: boolean): void;
  keepAwake(isNeeded: boolean): void;
  tell(title: Message, body: Message): void;
}

const livePhases: readonly RunSummary['phase'][] = ['arming', 'starting', 'running', 'stopping'];

export function isLive(run: RunSummary): boolean {
  return livePhases.includes(run.phase);
}

/** Follows the list of runs and keeps the desktop in step. */
export class RunWatch {
  #desktop: Desktop;
  #live: ReadonlySet<string> = new Set();

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  follow(runs: readonly RunSummary[]): void {
    const live = runs.filter(isLive);
    this.#desktop.keepAwake(live.length > 0);
    this.#desktop.showProgress(progressOf(live), live.some(isTroubled));
    for (const run of runs) {
      // Only what was seen going on: a start must not announce the runs of last week.
      if (run.ending === null || !this.#live.has(run.runId)) continue;
      this.#desktop.tell(message(`app.runEnded.${run.ending}`, { title: run.title }), countsOf(run));
    }
    this.#live = new Set(live.map((run) => run.runId));
  }
}

/** Over all live runs together. What failed or was skipped is over as well: the bar tells time, not success. */
export function progressOf(live: readonly RunSummary[]): number | null {
  if (live.length === 0) return null;
  const sum = (of: (run: RunSummary) => number): number => live.reduce((all, run) => all + of(run), 0);
  const total = sum(({ counts }) => counts.total);
  const over = sum(({ counts }) => counts.observed + counts.failed + counts.skipped);
  return total === 0 ? 0 : over / total;
}

function isTroubled({ counts }: RunSummary): boolean {
  return counts.failed + counts.stalled > 0;
}

function countsOf({ counts }: RunSummary): Message {
  const { observed, failed, skipped, total } = counts;
  return message('app.runEnded.counts', { observed, failed, skipped, total });
}
