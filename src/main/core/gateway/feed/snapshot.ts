import { parseCursor, type ControlLine } from '#shared/gateway-api/index.ts';
import type { CheckedLine } from '../../store/ports.ts';
import { checkLine } from './check.ts';
import { BATCH_LINES_MAX, setAside, storeEnd, type FeedContext } from './context.ts';
import type { FeedEnd } from './end.ts';
import type { LineSink } from './pump.ts';

/** Builds a new picture beside the one that is shown. Until `end` nothing of it can be seen; a cut one is begun again. */
export function snapshotSink(context: FeedContext): LineSink {
  const { writer, gatewayClock, freshness, counts } = context;
  let batch: CheckedLine[] = [];
  let epoch: string | null = null;
  let begun = false;
  let entities = 0;

  function flush(): FeedEnd | null {
    if (batch.length === 0) return null;
    const lines = batch;
    batch = [];
    entities += lines.length;
    context.syncing(entities);
    freshness.heard(gatewayClock.nowMs());
    return storeEnd(writer.addToSnapshot(lines));
  }

  function control(line: ControlLine): FeedEnd | null {
    switch (line.control) {
      case 'epoch': {
        epoch = line.epoch;
        gatewayClock.setByLine(line.time);
        const known = parseCursor(writer.cursor() ?? '');
        if (known?.epoch !== line.epoch || line.head >= known.seq) return null;
        return { kind: 'behind', detail: `the gateway is at ${line.head}, we are at ${known.seq}` };
      }
      case 'begin':
        begun = true;
        return storeEnd(writer.beginSnapshot(line.snapshotId));
      case 'heartbeat':
        gatewayClock.setByLine(line.time);
        freshness.heard(gatewayClock.nowMs());
        return null;
      case 'end': {
        if (!begun || parseCursor(line.cursor)?.epoch !== epoch) {
          return { kind: 'cut', detail: `the snapshot ended with ${line.cursor}, which does not belong to it` };
        }
        const unsaved = flush() ?? storeEnd(writer.endSnapshot(line.cursor, gatewayClock.nowMs()));
        return unsaved ?? { kind: 'swapped' };
      }
    }
  }

  return {
    eager: false,
    flush,
    line(text) {
      const checked = checkLine(text);
      switch (checked.is) {
        case 'control':
          return control(checked.control);
        case 'unknown':
          counts.unknownKinds += 1;
          return null;
        case 'malformed':
          return setAside(context, text, checked.why);
        case 'change':
          if (!begun) return { kind: 'cut', detail: 'a line came before the snapshot had begun' };
          counts.changes += 1;
          batch.push(checked.checked);
          return batch.length >= BATCH_LINES_MAX ? flush() : null;
      }
    },
  };
}
