import type { RunDelta, RunLine, RunView } from '#shared/ipc/index.ts';

/** So many runs are looked at, at the most, in all windows together. */
const LOOKED_AT_MAX = 16;

/** Changes of the runs that somebody looks at: of 10,000 lines only those that changed cross to the window. */
export class RunFeed {
  /** Run id → its lines as last told. */
  readonly #told = new Map<string, readonly RunLine[]>();

  /** A window has the whole run. What it has may be newer than what others were told last, never older. */
  looked({ runId, lines }: RunView): void {
    if (!this.#told.has(runId)) this.#told.set(runId, lines);
    for (const oldest of this.#told.keys()) {
      if (this.#told.size <= LOOKED_AT_MAX) break;
      this.#told.delete(oldest);
    }
  }

  isLookedAt(runId: string): boolean {
    return this.#told.has(runId);
  }

  /** What has changed since it was last told. */
  next({ lines, planned: _planned, ...rest }: RunView): RunDelta {
    const before = this.#told.get(rest.runId) ?? [];
    this.#told.set(rest.runId, lines);
    const changed = lines.flatMap((line, index) => {
      const known = before[index];
      return known !== undefined && isSame(known, line) ? [] : [{ index, line }];
    });
    return { ...rest, lineCount: lines.length, changed };
  }
}

/** What a line is about never changes; how far it is does. */
function isSame(a: RunLine, b: RunLine): boolean {
  return (
    a.stepId === b.stepId &&
    a.word === b.word &&
    a.source === b.source &&
    a.at === b.at &&
    a.progressPercent === b.progressPercent &&
    a.attempts === b.attempts &&
    a.startedAt === b.startedAt &&
    a.endedAt === b.endedAt &&
    a.canSkip === b.canSkip &&
    a.canRetry === b.canRetry &&
    (a.detail === b.detail || JSON.stringify(a.detail) === JSON.stringify(b.detail))
  );
}
