import { createHash } from 'node:crypto';
import { fail, succeed } from '../../src/main/core/ports.ts';
import type {
  ChainEnd,
  JournaledRun,
  JournalRecord,
  RunJournal,
  StoreResult,
} from '../../src/main/core/store/index.ts';
import { endOfChain, linksOf } from '../../src/main/core/store/journal/links.ts';

/** What a simulated disk does at a write. `killed-within`: only a part of what was written reaches the disk. */
export type DiskFate = 'written' | 'full' | 'killed-before' | 'killed-within' | 'killed-after';

/** Thrown into a process that dies at a write; nothing of it runs afterwards. */
export class ProcessKilled extends Error {
  constructor() {
    super('the process was killed');
    this.name = 'ProcessKilled';
  }
}

/** The process that writes, as far as its end concerns the disk. */
interface WritingProcess {
  readonly dead: boolean;
  die(): void;
}

const immortal: WritingProcess = { dead: false, die: () => undefined };

/** One commit of the log. */
type Commit =
  | { readonly do: 'open'; readonly run: JournaledRun; readonly records: readonly string[]; readonly at: number }
  | { readonly do: 'append'; readonly runId: string; readonly records: readonly string[]; readonly at: number }
  | { readonly do: 'mark'; readonly runId: string; readonly marks: Partial<JournaledRun> }
  | { readonly do: 'quarantine'; readonly runId: string; readonly text: string };

/**
 * A file that outlives the processes that write it. Each commit is one frame, with a hash by which a torn one is told from a
 * whole one: a process that dies while it writes leaves a tail, which the next process drops before it adds anything.
 */
export class SimulatedDisk {
  readonly #frames: string[] = [];
  #tail = '';
  writes = 0;
  /** Tails that a process left and another dropped. */
  tornTails = 0;
  fateOfNext: () => DiskFate = () => 'written';

  /** The journal as one process opens it; a process that is dead writes nothing. */
  journal(process: WritingProcess = immortal): SimulatedLog {
    return new SimulatedLog(this.#recover(), (commit) => {
      if (process.dead) throw new ProcessKilled();
      try {
        return this.#write(commit);
      } catch (cause) {
        // It must be dead before the write returns to it.
        if (cause instanceof ProcessKilled) process.die();
        throw cause;
      }
    });
  }

  /** Whether a text stands in a record of a run. */
  holds(runId: string, text: string): boolean {
    const written = JSON.stringify(text).slice(1, -1);
    // What is asked for was mostly written just now.
    return this.#frames.findLastIndex((frame) => frame.includes(written) && frame.includes(runId)) !== -1;
  }

  #recover(): Commit[] {
    if (this.#tail !== '') this.tornTails += 1;
    this.#tail = '';
    return this.#frames.map((frame) => {
      const [hash, text] = cut(frame);
      if (hash !== hashOf(text)) throw new Error('a whole frame of the simulated log is not what was written');
      return JSON.parse(text) as Commit;
    });
  }

  #write(commit: Commit): StoreResult<void> {
    this.writes += 1;
    const fate = this.fateOfNext();
    if (fate === 'full') return fail({ kind: 'full', path: 'journal', detail: 'the disk is full' });
    if (fate === 'killed-before') throw new ProcessKilled();
    const text = JSON.stringify(commit);
    const frame = `${hashOf(text)} ${text}`;
    if (fate === 'killed-within') {
      this.#tail = frame.slice(0, frame.length >> 1);
      throw new ProcessKilled();
    }
    this.#frames.push(frame);
    if (fate === 'killed-after') throw new ProcessKilled();
    return succeed(undefined);
  }
}

/** The run journal of one process over the simulated disk: a commit is on the disk when the call returns. */
export class SimulatedLog implements RunJournal {
  readonly #index = new Map<string, JournaledRun>();
  readonly #records: JournalRecord[] = [];
  readonly #quarantined = new Map<string, string>();
  readonly #write: (commit: Commit) => StoreResult<void>;

  constructor(commits: readonly Commit[], write: (commit: Commit) => StoreResult<void>) {
    this.#write = write;
    for (const commit of commits) this.#apply(commit);
  }

  get quarantined(): readonly string[] {
    return [...this.#quarantined.values()];
  }

  open(run: JournaledRun, records: readonly string[], at: number): StoreResult<void> {
    if (this.#index.has(run.runId)) throw new Error(`The run ${run.runId} is in the journal already.`);
    return this.#commit({ do: 'open', run, records, at });
  }

  append(runId: string, records: readonly string[], at: number): StoreResult<void> {
    this.#assertKnown(runId);
    return this.#commit({ do: 'append', runId, records, at });
  }

  read(runId: string): StoreResult<readonly JournalRecord[]> {
    return succeed(this.#ofRun(runId));
  }

  end(runId: string): StoreResult<ChainEnd> {
    return succeed(endOfChain(this.#ofRun(runId)));
  }

  recordsUpTo(runId: string, link: string): StoreResult<number | null> {
    return succeed(linksOf(this.#ofRun(runId)).indexOf(link) + 1 || null);
  }

  runs(): StoreResult<readonly JournaledRun[]> {
    return succeed([...this.#index.values()].sort((a, b) => a.startedAt - b.startedAt || (a.runId < b.runId ? -1 : 1)));
  }

  markEnded(runId: string): StoreResult<void> {
    this.#assertKnown(runId);
    return this.#commit({ do: 'mark', runId, marks: { ended: true } });
  }

  markAcknowledged(runId: string): StoreResult<void> {
    this.#assertKnown(runId);
    return this.#commit({ do: 'mark', runId, marks: { acknowledged: true } });
  }

  quarantine(runId: string, text: string): StoreResult<void> {
    return this.#commit({ do: 'quarantine', runId, text });
  }

  #ofRun(runId: string): readonly JournalRecord[] {
    return this.#records.filter((record) => record.runId === runId);
  }

  #assertKnown(runId: string): void {
    if (!this.#index.has(runId)) throw new Error(`The run ${runId} is not in the journal.`);
  }

  #commit(commit: Commit): StoreResult<void> {
    const written = this.#write(commit);
    if (written.ok) this.#apply(commit);
    return written;
  }

  #apply(commit: Commit): void {
    switch (commit.do) {
      case 'open':
        this.#index.set(commit.run.runId, commit.run);
        return this.#add(commit.run.runId, commit.records, commit.at);
      case 'append':
        return this.#add(commit.runId, commit.records, commit.at);
      case 'mark': {
        const run = this.#index.get(commit.runId);
        if (run !== undefined) this.#index.set(commit.runId, { ...run, ...commit.marks });
        return;
      }
      case 'quarantine':
        this.#quarantined.set(`${commit.runId} ${commit.text}`, commit.text);
    }
  }

  #add(runId: string, records: readonly string[], at: number): void {
    for (const text of records) this.#records.push({ position: this.#records.length + 1, runId, at, text });
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function cut(frame: string): readonly [string, string] {
  const at = frame.indexOf(' ');
  return [frame.slice(0, at), frame.slice(at + 1)];
}
