import { HEADER_IDEMPOTENCY_KEY, operationRequest } from '#shared/gateway-api/index.ts';
import type { OrderKind } from '#shared/domain/index.ts';
import type { Provider } from '../provider/context.ts';
import type { ReplyFate } from '../provider/faults.ts';
import { transact } from '../state/transaction.ts';
import type { ApiRequest } from './call.ts';
import { isProblem } from './problem.ts';

/** Requests remembered. A console that sends more than this in one practice is the finding. */
const REQUESTS_MAX = 1_000_000;

const seenKeys = new WeakMap<Provider, Set<string>>();

function keysOf(p: Provider): Set<string> {
  const known = seenKeys.get(p) ?? new Set([...p.store.records('request').values()].map((each) => each.key));
  seenKeys.set(p, known);
  return known;
}

/** Whether an order is lost on its way in; it is written down all the same. */
export function losesRequest(p: Provider, request: ApiRequest): boolean {
  return p.faults.takeRequestLoss(kindOf(request.body));
}

function kindOf(body: unknown): OrderKind | null {
  const request = operationRequest.safeParse(body);
  return request.success ? request.data.order.kind : null;
}

/** An order that was lost on its way in has no status: it was never answered. */
export const NOT_SERVED = 0;

/** Writes down that an order arrived, and settles whether its answer arrives too. */
export function noteRequest(
  p: Provider,
  request: ApiRequest,
  response: { readonly status: number; readonly body: unknown },
): ReplyFate {
  const key = request.headers[HEADER_IDEMPOTENCY_KEY] ?? '';
  const kind = kindOf(request.body);
  const fate = response.status === NOT_SERVED ? 'lose' : p.faults.takeReplyFate('submit', kind, response.status);
  const keys = keysOf(p);
  const keySeenBefore = keys.has(key);
  const number = p.store.records('request').size + 1;
  if (number > REQUESTS_MAX) return fate;
  keys.add(key);
  const body = typeof response.body === 'object' ? response.body : null;
  const refused = body !== null && isProblem(body) ? body : null;
  transact(p.store, (tx) =>
    tx.keep('request', String(number), {
      number,
      at: p.clock.now(),
      gateway: request.gateway,
      key,
      kind,
      status: response.status,
      code: refused?.code ?? null,
      operationId: refused === null && body !== null && 'id' in body ? String(body.id) : null,
      replyDropped: fate !== 'send',
      keySeenBefore,
    }),
  );
  return fate;
}
