import { cursorAt, type ControlLine } from '#shared/gateway-api/index.ts';
import type { CheckedLine } from '../../store/ports.ts';
import { checkLine } from './check.ts';
import { committedChange } from './committed.ts';
import { BATCH_LINES_MAX, setAside, storeEnd, type FeedContext } from './context.ts';
import type { FeedEnd } from './end.ts';
import type { LineSink } from './pump.ts';
import { createSequence } from './sequence.ts';

/**
 * Follows the changes after a cursor. Lines and the cursor behind them are committed together; listeners are told after the
 * commit. `opened` is called once the gateway has shown that it numbers as we do and is not behind us.
 */
export function followSink(
  context: FeedContext,
  after: { readonly epoch: string; readonly seq: number },
  opened: () => void,
): LineSink {
  const { writer, gatewayClock, freshness, counts } = context;
  const sequence = createSequence(after.seq);
  let batch: CheckedLine[] = [];
  let committedSeq = after.seq;
  let heartbeatHeard = false;
  let isOpen = false;
  /** Where the gateway was when this was opened; null once we are there. */
  let head: number | null = null;

  function noteHead(): void {
    if (head === null || committedSeq < head) return;
    head = null;
    context.caughtUp();
  }

  function flush(): FeedEnd | null {
    if (!isOpen) return null;
    const heardAt = gatewayClock.nowMs();
    freshness.heard(heardAt);
    if (sequence.last === committedSeq && !heartbeatHeard) return null;
    const lines = batch;
    batch = [];
    heartbeatHeard = false;
    const unsaved = storeEnd(writer.applyChanges(lines, cursorAt(after.epoch, sequence.last), heardAt));
    if (unsaved !== null) return unsaved;
    committedSeq = sequence.last;
    if (lines.length > 0) context.changed(lines.map(committedChange));
    noteHead();
    return null;
  }

  function control(line: ControlLine): FeedEnd | null {
    switch (line.control) {
      case 'epoch':
        gatewayClock.setByLine(line.time);
        if (line.epoch !== after.epoch) return { kind: 'expired', detail: 'the numbering has begun anew' };
        if (line.head < after.seq) {
          return { kind: 'behind', detail: `the gateway is at ${line.head}, we are at ${after.seq}` };
        }
        isOpen = true;
        head = line.head;
        opened();
        noteHead();
        return null;
      case 'heartbeat':
        gatewayClock.setByLine(line.time);
        heartbeatHeard = true;
        return sequence.hearHead(line.head) === 'gap' ? gap('a number that a heartbeat named did not come') : null;
      case 'begin':
      case 'end':
        return { kind: 'cut', detail: `a snapshot's "${line.control}" came in the middle of changes` };
    }
  }

  function gap(what: string): FeedEnd {
    counts.gaps += 1;
    return { kind: 'gap', detail: `lines are missing after ${sequence.last}: ${what}` };
  }

  /** True where the line is the next one; else null, or the end of the reading. */
  function inSequence(seq: number): true | FeedEnd | null {
    return sequence.meet(seq) === 'next' ? true : notNext(seq);
  }

  function notNext(seq: number): FeedEnd | null {
    if (sequence.judge(seq) === 'gap') return gap(`${seq} came`);
    counts.repeated += 1;
    return null;
  }

  function malformed(text: string, why: string, seq: number | null): FeedEnd | null {
    if (seq !== null && sequence.judge(seq) !== 'next') return notNext(seq);
    const unsaved = setAside(context, text, why);
    if (unsaved !== null) return unsaved;
    // What the line told is still untold, so the cursor must not pass it unless there is no other way to go on.
    if (context.healing.mayBeginAnew()) return gap('a line could not be read');
    if (seq === null) sequence.meetUnreadable();
    else sequence.meet(seq);
    return null;
  }

  return {
    eager: true,
    flush,
    line(text) {
      const checked = checkLine(text);
      if (checked.is === 'control') return control(checked.control);
      if (!isOpen) return { kind: 'cut', detail: 'a line came before the epoch was named' };
      switch (checked.is) {
        case 'unknown': {
          counts.unknownKinds += 1;
          const met = checked.seq === null ? null : inSequence(checked.seq);
          return met === true ? null : met;
        }
        case 'malformed':
          return malformed(text, checked.why, checked.seq);
        case 'change': {
          const met = inSequence(checked.checked.line.seq);
          if (met !== true) return met;
          counts.changes += 1;
          batch.push(checked.checked);
          return batch.length >= BATCH_LINES_MAX ? flush() : null;
        }
      }
    },
  };
}
