import type { z } from 'zod';
import { plan, planDraft } from '../domain/index.ts';
import { changesQuery, entityReply } from './feed.ts';
import { operationReply, operationRequest, operationsQuery, operationsReply } from './operations.ts';
import { createPlanRequest } from './plans.ts';
import {
  approveRequest,
  createRunReply,
  createRunRequest,
  decideRequest,
  decision,
  endRunRequest,
  leaseReply,
  renewRequest,
  runReply,
  takeoverRequest,
} from './runs.ts';
import { capabilities, refreshRequest, sessionReply, signInRequest } from './session.ts';
import type { Role } from './session.ts';

/** Everything a gateway answers, under this prefix. */
export const API_PREFIX = '/v1';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Parameters as `{name}`. */
  readonly path: string;
  readonly summary: string;
  /** What the caller must be; null where no session is needed; `viewer` is everybody who signed in. */
  readonly role: Role | null;
  readonly query?: z.ZodObject;
  readonly headers?: readonly string[];
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  readonly reply?: z.ZodType;
  readonly replyType?: 'application/json' | 'application/x-ndjson';
}

/** The routes of version 1. The provider registers them, the console calls them, the document is generated from them. */
export const routes = {
  signIn: {
    method: 'POST',
    path: '/sessions',
    role: null,
    status: 201,
    body: signInRequest,
    reply: sessionReply,
    summary: 'Sign in by account and password, and a one-time code where asked',
  },
  refresh: {
    method: 'POST',
    path: '/sessions/refresh',
    role: null,
    status: 200,
    body: refreshRequest,
    reply: sessionReply,
    summary: 'Exchange a refresh token (single use) for a new session',
  },
  signOut: { method: 'DELETE', path: '/sessions/current', role: 'viewer', status: 204, summary: 'End the session' },
  capabilities: {
    method: 'GET',
    path: '/capabilities',
    role: 'viewer',
    status: 200,
    reply: capabilities,
    summary: 'What this provider can do, its limits and its gateways',
  },
  changes: {
    method: 'GET',
    path: '/changes',
    role: 'viewer',
    status: 200,
    query: changesQuery,
    replyType: 'application/x-ndjson',
    summary: 'The change feed: first sync, changes since a cursor, and live changes',
  },
  createRun: {
    method: 'POST',
    path: '/runs',
    role: 'operator',
    status: 201,
    body: createRunRequest,
    reply: createRunReply,
    summary: 'Store a compiled run; claims its replicas and takes the lease, or claims nothing',
  },
  run: {
    method: 'GET',
    path: '/runs/{id}',
    role: 'viewer',
    status: 200,
    reply: runReply,
    summary: 'A stored run with its decisions',
  },
  renewLease: {
    method: 'POST',
    path: '/runs/{id}/lease',
    role: 'operator',
    status: 200,
    body: renewRequest,
    reply: leaseReply,
    summary: 'Renew the lease',
  },
  takeOver: {
    method: 'POST',
    path: '/runs/{id}/takeover',
    role: 'operator',
    status: 200,
    body: takeoverRequest,
    reply: leaseReply,
    summary: 'Take the lease with a higher token; a reason is needed before it has run out',
  },
  decide: {
    method: 'POST',
    path: '/runs/{id}/decisions',
    role: 'operator',
    status: 201,
    body: decideRequest,
    reply: decision,
    summary: 'Record a decision before it takes effect',
  },
  endRun: {
    method: 'POST',
    path: '/runs/{id}/end',
    role: 'operator',
    status: 200,
    body: endRunRequest,
    reply: runReply,
    summary: 'End a run; its claims are freed',
  },
  approve: {
    method: 'POST',
    path: '/runs/{id}/approval',
    role: 'approver',
    status: 200,
    body: approveRequest,
    reply: runReply,
    summary: 'Approve or refuse a run that needs a second person',
  },
  createPlan: {
    method: 'POST',
    path: '/plans',
    role: 'operator',
    status: 201,
    body: createPlanRequest,
    reply: plan,
    summary: 'Store a new plan',
  },
  replacePlan: {
    method: 'PUT',
    path: '/plans/{id}',
    role: 'operator',
    status: 200,
    body: planDraft,
    reply: plan,
    headers: ['if-match'],
    summary: 'Replace a plan, if it is still the one that was read (412 `changed` with `currentRev` otherwise)',
  },
  deletePlan: {
    method: 'DELETE',
    path: '/plans/{id}',
    role: 'operator',
    status: 204,
    headers: ['if-match'],
    summary: 'Delete a plan, if it is still the one that was read',
  },
  submit: {
    method: 'POST',
    path: '/operations',
    role: 'operator',
    status: 202,
    body: operationRequest,
    reply: operationReply,
    headers: ['idempotency-key', 'fencing-token'],
    summary: 'Order an operation of a run',
  },
  operations: {
    method: 'GET',
    path: '/operations',
    role: 'viewer',
    status: 200,
    query: operationsQuery,
    reply: operationsReply,
    summary: 'The operations of a run, or the one with a key',
  },
  operation: {
    method: 'GET',
    path: '/operations/{id}',
    role: 'viewer',
    status: 200,
    reply: operationReply,
    summary: 'One operation',
  },
  openapi: { method: 'GET', path: '/openapi.json', role: null, status: 200, summary: 'This document' },
  entity: {
    method: 'GET',
    path: '/{kind}/{id}',
    role: 'viewer',
    status: 200,
    reply: entityReply,
    summary: 'One entity as the feed last told it, with its seq',
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
