import type { z } from 'zod';
import type { Problem, Role, RouteName, routes } from '#shared/gateway-api/index.ts';
import type { AccountRecord } from '../state/records.ts';

/** A request as it came from a socket, or from a simulator. */
export interface ApiRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** Which of the provider's gateways it came to. */
  readonly gateway: number;
}

/** The person behind a session. */
export interface Caller {
  readonly sessionId: string;
  readonly account: AccountRecord;
  /** What this session may do; a read-only session may do less than its account. */
  readonly roles: readonly Role[];
}

type Parsed<R, Part extends 'query' | 'body'> = R extends { readonly [P in Part]: infer S extends z.ZodType }
  ? z.infer<S>
  : undefined;

/** A checked request: body and query parsed by the route's schemas. */
export interface Call<N extends RouteName = RouteName> {
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Parsed<(typeof routes)[N], 'query'>;
  readonly body: Parsed<(typeof routes)[N], 'body'>;
  readonly caller: Caller | null;
  readonly gateway: number;
}

type ReplyOf<R> = R extends { readonly reply: infer S extends z.ZodType } ? z.infer<S> : unknown;
export type Answer<N extends RouteName> = ReplyOf<(typeof routes)[N]> | Problem;
