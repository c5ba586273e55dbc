import { parseCursor } from '#shared/gateway-api/index.ts';
import { gatewayFault, type Caller } from '../caller.ts';
import type { Gateway, Gateways } from '../gateways.ts';
import type { GatewayFailure } from '../port.ts';
import type { FeedContext } from './context.ts';
import type { FeedEnd } from './end.ts';
import { followSink } from './follow.ts';
import { pump, type LineSink } from './pump.ts';
import { snapshotSink } from './snapshot.ts';

export interface Reading {
  readonly context: FeedContext;
  readonly caller: Caller;
  readonly gateways: Gateways;
  /** Fetch a whole picture, though there is a cursor. */
  readonly wantsPicture: boolean;
  readonly signal: AbortSignal;
  /** The gateway has shown that it follows on from where we are. */
  opened(): void;
}

/** One reading of the feed at one gateway: a whole picture, or the changes after the cursor for as long as they come. */
export async function readOnce(reading: Reading): Promise<FeedEnd> {
  const { context, caller, gateways, signal } = reading;
  const [gateway] = gateways.forFeed();
  if (gateway === undefined) throw new Error('There is no gateway to read from.');
  const cursor = reading.wantsPicture ? null : context.writer.cursor();
  const stream = await caller.stream(gateway, 'changes', {
    query: cursor === null ? {} : { after: cursor, follow: 'true' },
    // A live line must not wait in a compressor for its block to fill.
    headers: { 'accept-encoding': cursor === null ? 'gzip' : 'identity' },
    signal,
  });
  if (!stream.ok) return notOpened(reading, gateway, stream.failure);
  const end = await pump(stream.value, sinkFor(reading, gateway, cursor), context.pace);
  context.syncing(null);
  stream.value.close('the reading is over');
  if (end.kind === 'behind') gateways.setBehind(gateway, true);
  if (!signal.aborted && (end.kind === 'behind' || end.kind === 'cut')) gateways.failed(gateway, 'event', end.detail);
  return end;
}

function sinkFor(reading: Reading, gateway: Gateway, cursor: string | null): LineSink {
  const { context, gateways } = reading;
  const after = parseCursor(cursor ?? '');
  if (after === null) {
    context.freshness.fetching();
    context.syncing(0);
    return snapshotSink(context);
  }
  return followSink(context, after, () => {
    gateways.setBehind(gateway, false);
    gateways.worked(gateway, 'event');
    context.freshness.following(context.gatewayClock.nowMs());
    reading.opened();
  });
}

function notOpened({ gateways, signal }: Reading, gateway: Gateway, failure: GatewayFailure): FeedEnd {
  const fault = gatewayFault(failure);
  if (fault !== null && !signal.aborted) gateways.failed(gateway, 'event', fault);
  if (failure.kind === 'refused' && failure.problem.status === 410) {
    return { kind: 'expired', detail: failure.problem.detail };
  }
  return { kind: 'refused', failure };
}
