import type { z } from 'zod';
import { API_PREFIX, HEADER_GATEWAY_TIME, routes, type Route, type RouteName } from '#shared/gateway-api/index.ts';
import { fail, succeed, type Clock } from '../ports.ts';
import { parseProblem, resultOf } from './answers.ts';
import type { GatewayClock } from './gateway-clock.ts';
import type { Gateway, Gateways, GatewayUse } from './gateways.ts';
import type { GatewayFailure, GatewayResult } from './port.ts';
import type { TransportRequest, TransportStream } from './transport.ts';

type RouteOf<N extends RouteName> = (typeof routes)[N];
export type ReplyOf<N extends RouteName> =
  RouteOf<N> extends { readonly reply: infer S extends z.ZodType } ? z.infer<S> : undefined;
type BodyOf<N extends RouteName> =
  RouteOf<N> extends { readonly body: infer S extends z.ZodType } ? z.input<S> : undefined;

export interface CallOptions<N extends RouteName> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyOf<N>;
  readonly signal?: AbortSignal;
}

/** Hands out the token that a request carries. */
export interface Tokens {
  current(): Promise<GatewayResult<string>>;
  /** After the gateway refused this one. Answers with a newer one, or why there is none. */
  renew(refused: string): Promise<GatewayResult<string>>;
}

/** Calls the routes of the gateway API. */
export interface Caller {
  call<N extends RouteName>(name: N, options: CallOptions<N>): Promise<GatewayResult<ReplyOf<N>>>;
  /** Opens a reply that is read as it comes, at one gateway. */
  stream(gateway: Gateway, name: RouteName, options: StreamOptions): Promise<GatewayResult<TransportStream>>;
}

export interface StreamOptions {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Trying one gateway after the other ends here, so that a caller waits for a bounded time. */
const CALL_MS_MAX = 60_000;
const COMMAND_MS_MAX = 20_000;
const READ_MS_MAX = 30_000;
/** A refused stream says why in a small document. */
const REFUSAL_BYTES_MAX = 1_000_000;

export interface CallerOptions {
  readonly gateways: Gateways;
  readonly clock: Clock;
  readonly gatewayClock: GatewayClock;
  readonly tokens: Tokens;
}

export function createCaller(options: CallerOptions): Caller {
  return {
    call: async (name, request) => (await callInOrder(options, routes[name], request)) as GatewayResult<never>,
    stream: (gateway, name, request) => openStream(options, gateway, routes[name], request),
  };
}

type AnyCall = Omit<CallOptions<RouteName>, 'body'> & { readonly body?: unknown };

/**
 * One gateway after the other, as far as that is safe: where nothing left, the next one may be asked; where an order may
 * have arrived, nobody else is: its key must be looked up first. What only reads is asked anywhere.
 */
async function callInOrder(options: CallerOptions, route: Route, request: AnyCall): Promise<GatewayResult<unknown>> {
  const deadline = options.clock.monotonicMs() + CALL_MS_MAX;
  const use: GatewayUse = route.method === 'GET' ? 'read' : 'command';
  let last: GatewayResult<never> = fail({ kind: 'unreachable', detail: 'every gateway is behind what we know' });
  for (const gateway of options.gateways.inOrder()) {
    const result = await callOne(options, gateway, route, request);
    const failure = result.ok ? null : gatewayFault(result.failure);
    if (failure === null) options.gateways.worked(gateway, use);
    else options.gateways.failed(gateway, use, failure);
    if (result.ok || !mayAskNext(route, result.failure)) return result;
    last = preferred(last, result.failure);
    if (options.clock.monotonicMs() > deadline || request.signal?.aborted === true) break;
  }
  return last;
}

/** What is wrong with the gateway itself; null where it works and merely refuses. */
export function gatewayFault(failure: GatewayFailure): string | null {
  switch (failure.kind) {
    case 'refused':
      return failure.problem.status === 503 ? failure.problem.detail : null;
    case 'signed-out':
      return null;
    case 'untrusted':
      return `its certificate ${failure.presentedThumbprint} is not the confirmed one`;
    case 'unreachable':
    case 'unknown':
    case 'malformed':
      return failure.detail;
  }
}

function mayAskNext(route: Route, failure: GatewayFailure): boolean {
  switch (failure.kind) {
    case 'unreachable':
    case 'untrusted':
      return true;
    case 'refused':
      return failure.problem.status === 503;
    case 'unknown':
    case 'malformed':
      return route.method === 'GET';
    case 'signed-out':
      return false;
  }
}

/** A certificate that is not the confirmed one is what a person must hear of, rather than of a gateway that is away. */
function preferred(last: GatewayResult<never>, failure: GatewayFailure): GatewayResult<never> {
  return !last.ok && last.failure.kind === 'untrusted' ? last : fail(failure);
}

async function callOne(
  options: CallerOptions,
  gateway: Gateway,
  route: Route,
  request: AnyCall,
): Promise<GatewayResult<unknown>> {
  const send = async (authorization: Readonly<Record<string, string>>): Promise<GatewayResult<unknown>> => {
    const sentMs = options.clock.monotonicMs();
    const reply = await gateway.transport.request(requestOf(route, request, authorization));
    if (!reply.ok) return reply;
    hearTime(options, reply.value.headers, sentMs);
    return resultOf(route, reply.value);
  };
  if (route.role === null) return send({});
  return withToken(options.tokens, send);
}

/** Sends with a token; where the gateway refuses the token, once more with a new one. A refused request did not happen. */
async function withToken<T>(
  tokens: Tokens,
  send: (authorization: Readonly<Record<string, string>>) => Promise<GatewayResult<T>>,
): Promise<GatewayResult<T>> {
  const token = await tokens.current();
  if (!token.ok) return token;
  const first = await send({ authorization: `Bearer ${token.value}` });
  if (!isSignInRequired(first)) return first;
  const renewed = await tokens.renew(token.value);
  if (!renewed.ok) return renewed;
  const second = await send({ authorization: `Bearer ${renewed.value}` });
  return isSignInRequired(second) ? fail({ kind: 'signed-out', detail: 'the gateway wants a new sign-in' }) : second;
}

function isSignInRequired(result: GatewayResult<unknown>): boolean {
  return !result.ok && result.failure.kind === 'refused' && result.failure.problem.status === 401;
}

function requestOf(route: Route, request: AnyCall, authorization: Readonly<Record<string, string>>): TransportRequest {
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  return {
    method: route.method,
    path: pathOf(route, request),
    headers: {
      accept: 'application/json, application/problem+json',
      'accept-encoding': 'gzip',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      ...authorization,
      ...request.headers,
    },
    ...(body === null ? {} : { body }),
    timeoutMs: route.method === 'GET' ? READ_MS_MAX : COMMAND_MS_MAX,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
}

function pathOf(route: Route, { params = {}, query = {} }: Pick<AnyCall, 'params' | 'query'>): string {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route.path} needs the parameter ${name}.`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(query).toString();
  return `${API_PREFIX}${path}${search === '' ? '' : `?${search}`}`;
}

function hearTime({ gatewayClock }: CallerOptions, headers: Readonly<Record<string, string>>, sentMs: number): void {
  const text = headers[HEADER_GATEWAY_TIME] ?? '';
  if (/^[0-9]{1,16}$/.test(text)) gatewayClock.setByReply(Number(text), sentMs);
}

async function openStream(
  options: CallerOptions,
  gateway: Gateway,
  route: Route,
  { query, headers, signal }: StreamOptions,
): Promise<GatewayResult<TransportStream>> {
  return withToken(options.tokens, async (authorization) => {
    const sentMs = options.clock.monotonicMs();
    const opened = await gateway.transport.stream({
      method: route.method,
      path: pathOf(route, { query }),
      headers: { accept: route.replyType ?? 'application/json', ...headers, ...authorization },
      signal,
    });
    if (!opened.ok) return opened;
    hearTime(options, opened.value.headers, sentMs);
    if (opened.value.status === route.status) return succeed(opened.value);
    return refusedStream(opened.value);
  });
}

async function refusedStream(stream: TransportStream): Promise<GatewayResult<never>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream.bytes) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > REFUSAL_BYTES_MAX) break;
  }
  const parsed = parseProblem({ status: stream.status, headers: stream.headers, body: Buffer.concat(chunks) });
  if (parsed !== null) return fail({ kind: 'refused', problem: parsed });
  return fail({ kind: 'malformed', detail: `HTTP ${stream.status} for a stream, and no problem that can be read` });
}
