import type { z } from 'zod';
import { problem, type Problem, type Route } from '#shared/gateway-api/index.ts';
import { parseJson } from '../parse-json.ts';
import { fail, succeed } from '../ports.ts';
import type { GatewayResult } from './port.ts';
import type { TransportReply } from './transport.ts';

/** The parts of a malformed answer that are quoted to a person. */
const QUOTED_CHARS_MAX = 200;

/** Makes a result of a whole reply: what the route promises, a refusal, or neither. */
export function resultOf(route: Route, reply: TransportReply): GatewayResult<unknown> {
  if (reply.status !== route.status) return refusalOf(route, reply);
  if (route.reply === undefined) return succeed(undefined);
  const json = parseJson(reply.body.toString('utf8'));
  if (json === undefined) return malformed(reply, 'it is no JSON');
  const checked = route.reply.safeParse(json);
  return checked.success ? succeed(checked.data) : malformed(reply, firstIssue(checked.error));
}

function refusalOf(route: Route, reply: TransportReply): GatewayResult<never> {
  const parsed = parseProblem(reply);
  if (parsed === null) return malformed(reply, 'it is neither the answer of this route nor a problem');
  // A gateway that broke while it worked on an order does not know itself how far it came.
  if (route.method !== 'GET' && parsed.status >= 500 && parsed.code !== 'unavailable') {
    return fail({ kind: 'unknown', detail: `${parsed.code}: ${parsed.detail}` });
  }
  return fail({ kind: 'refused', problem: parsed });
}

/** A problem document; null where the reply is none. A code of a later version stays as it is: `status` tells its sort. */
export function parseProblem(reply: TransportReply): Problem | null {
  if (reply.status < 400) return null;
  const checked = problem.safeParse(parseJson(reply.body.toString('utf8')));
  return checked.success && checked.data.status === reply.status ? checked.data : null;
}

function malformed(reply: TransportReply, why: string): GatewayResult<never> {
  const quoted = reply.body.toString('utf8', 0, QUOTED_CHARS_MAX).replaceAll(/\s+/g, ' ');
  return fail({ kind: 'malformed', detail: `HTTP ${reply.status}, ${why}: ${quoted}` });
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'it does not fit' : `${issue.path.join('.')}: ${issue.message}`;
}
