import { fail, succeed } from '../../src/main/core/ports.ts';
import type { JournaledRun, JournalRecord, RunJournal, StoreResult } from '../../src/main/core/store/index.ts';

/** What a simulated disk does at a write. */
export type DiskFate = 'written' | 'full' | 'killed-before' | 'killed-after';

/** Thrown into a process that dies at a write; nothing of it runs afterwards. */
export class ProcessKilled extends Error {
  constructor() {
    super('the process was killed');
    this.name = 'ProcessKilled';
  }
}

/**
 * The run journal on a simulated disk, which outlives its process. A write is on the disk when `append` returns; a process
 * can die just before it (all of it is lost) or just after it (it is there, and nobody was told).
 */
export class SimulatedDisk {
  readonly records: JournalRecord[] = [];
  readonly index = new Map<string, JournaledRun>();
  readonly quarantined: string[] = [];
  writes = 0;
  fateOfNext: () => DiskFate = () => 'written';

  /** The journal as one process holds it; a process that is dead writes nothing. */
  journal(isDead: () => boolean = () => false): RunJournal {
    const write = (change: () => void): StoreResult<void> => {
      if (isDead()) throw new ProcessKilled();
      return this.#write(change);
    };
    return {
      open: (run, firstRecords, at) =>
        write(() => {
          this.index.set(run.runId, run);
          this.#append(run.runId, firstRecords, at);
        }),
      append: (runId, records, at) => write(() => this.#append(runId, records, at)),
      read: (runId) => succeed(this.records.filter((record) => record.runId === runId)),
      runs: () => succeed([...this.index.values()]),
      markEnded: (runId) => write(() => this.#mark(runId, { ended: true })),
      markAcknowledged: (runId) => write(() => this.#mark(runId, { acknowledged: true })),
      quarantine: (_runId, text) => write(() => this.quarantined.push(text)),
    };
  }

  #write(change: () => void): StoreResult<void> {
    this.writes += 1;
    const fate = this.fateOfNext();
    if (fate === 'full') return fail({ kind: 'full', path: 'journal', detail: 'the disk is full' });
    if (fate === 'killed-before') throw new ProcessKilled();
    change();
    if (fate === 'killed-after') throw new ProcessKilled();
    return succeed(undefined);
  }

  #append(runId: string, records: readonly string[], at: number): void {
    for (const text of records) this.records.push({ position: this.records.length + 1, runId, at, text });
  }

  #mark(runId: string, marks: Partial<JournaledRun>): void {
    const run = this.index.get(runId);
    if (run !== undefined) this.index.set(runId, { ...run, ...marks });
  }
}
