import { fail, succeed } from '../../ports.ts';
import { endOfChain, linksOf } from '../../store/journal/links.ts';
import type { ChainEnd, JournaledRun, JournalRecord, RunJournal, StoreResult } from '../../store/ports.ts';

/** A journal in memory, for unit tests of the engine. It can be told to be full. */
export class MemoryJournal implements RunJournal {
  readonly records: JournalRecord[] = [];
  readonly index = new Map<string, JournaledRun>();
  readonly quarantined: string[] = [];
  full = false;

  open(run: JournaledRun, firstRecords: readonly string[], at: number): StoreResult<void> {
    if (this.full) return this.#refuse();
    this.index.set(run.runId, run);
    return this.append(run.runId, firstRecords, at);
  }

  append(runId: string, records: readonly string[], at: number): StoreResult<void> {
    if (this.full) return this.#refuse();
    for (const text of records) this.records.push({ position: this.records.length + 1, runId, at, text });
    return succeed(undefined);
  }

  read(runId: string): StoreResult<readonly JournalRecord[]> {
    return succeed(this.records.filter((record) => record.runId === runId));
  }

  end(runId: string): StoreResult<ChainEnd> {
    return succeed(endOfChain(this.records.filter((record) => record.runId === runId)));
  }

  recordsUpTo(runId: string, link: string): StoreResult<number | null> {
    const links = linksOf(this.records.filter((record) => record.runId === runId));
    return succeed(links.indexOf(link) + 1 || null);
  }

  runs(): StoreResult<readonly JournaledRun[]> {
    return succeed([...this.index.values()]);
  }

  markEnded(runId: string): StoreResult<void> {
    return this.#mark(runId, { ended: true });
  }

  markAcknowledged(runId: string): StoreResult<void> {
    return this.#mark(runId, { acknowledged: true });
  }

  quarantine(_runId: string, text: string): StoreResult<void> {
    this.quarantined.push(text);
    return succeed(undefined);
  }

  #mark(runId: string, marks: Partial<JournaledRun>): StoreResult<void> {
    const run = this.index.get(runId);
    if (run) this.index.set(runId, { ...run, ...marks });
    return succeed(undefined);
  }

  #refuse(): StoreResult<never> {
    return fail({ kind: 'full', path: 'memory', detail: 'the disk is full' });
  }
}
