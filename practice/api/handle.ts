import { HEADER_GATEWAY_TIME, openApiDocument, routes } from '#shared/gateway-api/index.ts';
import type { Problem, Route, RouteName } from '#shared/gateway-api/index.ts';
import type { z } from 'zod';
import type { Provider } from '../provider/context.ts';
import type { ReplyFate } from '../provider/faults.ts';
import type { Answer, ApiRequest, Call, Caller } from './call.ts';
import { approve } from './approvals.ts';
import { decide } from './decisions.ts';
import { capabilities, readEntity } from './entities.ts';
import { changes, FeedReader } from './feed.ts';
import { noteFenced } from './fenced.ts';
import { renewLease, takeOver } from './leases.ts';
import { listOperations, readOperation, submit } from './operations.ts';
import { createPlan, deletePlan, replacePlan } from './plans.ts';
import { isProblem, problem } from './problem.ts';
import { losesRequest, noteRequest, NOT_SERVED } from './requests.ts';
import { maySend } from './roles.ts';
import { createRun, endRun, readRun } from './runs.ts';
import { callerOf, refresh, signIn, signOut } from './sessions.ts';

export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or a feed to read from; nothing for 204. */
  readonly body: unknown;
  /** Whether the reply is to reach its caller: what was done is done. */
  readonly fate: ReplyFate;
}

type Handler<N extends RouteName> = (p: Provider, call: Call<N>) => Answer<N>;

/** What answers each route. A route that is not here does not compile. */
const handlers: { readonly [N in RouteName]: Handler<N> } = {
  signIn,
  refresh,
  signOut,
  capabilities,
  changes,
  createRun,
  run: readRun,
  renewLease,
  takeOver,
  decide,
  endRun,
  approve,
  createPlan,
  replacePlan,
  deletePlan,
  submit,
  operations: listOperations,
  operation: readOperation,
  openapi: () => openApiDocument(),
  entity: readEntity,
};

function fieldOf(error: z.ZodError): { readonly detail: string; readonly field: string } {
  const issue = error.issues[0];
  return { detail: issue?.message ?? 'The request is not as described.', field: issue?.path.join('.') ?? '' };
}

function authorise(p: Provider, name: RouteName, request: ApiRequest): Caller | Problem | null {
  const route: Route = routes[name];
  if (route.role === null) return null;
  const caller = callerOf(p, request.headers['authorization']);
  if (isProblem(caller)) return caller;
  if (maySend(p, name, route.role, caller, request)) return caller;
  return problem('forbidden', `This needs the role of ${route.role}.`);
}

/** Body and query by the route's schemas; a problem that names the field where they do not fit. */
function parsed(route: Route, request: ApiRequest): { query: unknown; body: unknown } | Problem {
  const query = route.query?.safeParse(request.query);
  if (query?.success === false) {
    const { detail, field } = fieldOf(query.error);
    return problem('bad-request', detail, { field });
  }
  const body = route.body?.safeParse(request.body);
  if (body?.success === false) {
    const { detail, field } = fieldOf(body.error);
    return problem('bad-request', detail, { field });
  }
  return { query: query?.data, body: body?.data };
}

function answer(p: Provider, name: RouteName, request: ApiRequest): unknown {
  const route: Route = routes[name];
  const caller = authorise(p, name, request);
  if (caller !== null && isProblem(caller)) return caller;
  const parts = parsed(route, request);
  if (isProblem(parts)) return parts;
  const { params, headers, gateway } = request;
  const call = { params, headers, gateway, caller, ...parts };
  const handler = handlers[name] as (p: Provider, call: unknown) => unknown;
  return handler(p, call);
}

function respond(p: Provider, name: RouteName, result: unknown): Omit<ApiResponse, 'fate'> {
  const time = { [HEADER_GATEWAY_TIME]: String(p.clock.now()) };
  const route: Route = routes[name];
  if (typeof result === 'object' && result !== null && !(result instanceof FeedReader) && isProblem(result)) {
    if (result.code === 'fenced') noteFenced(p);
    const wait = result.retryAt === undefined ? null : Math.max(1, Math.ceil((result.retryAt - p.clock.now()) / 1_000));
    const retry: Record<string, string> = wait === null ? {} : { 'retry-after': String(wait) };
    return {
      status: result.status,
      headers: { 'content-type': 'application/problem+json', ...time, ...retry },
      body: result,
    };
  }
  const type = route.replyType ?? 'application/json';
  const headers = route.status === 204 ? time : { 'content-type': type, ...time };
  return { status: route.status, headers, body: result };
}

/** Answers a request. Needs no socket: a server calls it, and so can a simulator. */
export function handle(p: Provider, name: RouteName, request: ApiRequest): ApiResponse {
  if (name === 'submit' && losesRequest(p, request)) {
    const nothing = { status: NOT_SERVED, headers: {}, body: null };
    return { ...nothing, fate: noteRequest(p, request, nothing) };
  }
  const response = respond(p, name, answer(p, name, request));
  if (name === 'submit') return { ...response, fate: noteRequest(p, request, response) };
  return { ...response, fate: p.faults.takeReplyFate(name, null, response.status) };
}
