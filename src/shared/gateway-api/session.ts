import { z } from 'zod';
import { displayName, ed25519Key, entityId, epochMs } from '../domain/index.ts';

/** `viewer` reads; `tester` starts test runs only; `operator` starts runs; `approver` approves those of others. */
export const role = z.enum(['viewer', 'tester', 'operator', 'approver']);
export type Role = z.infer<typeof role>;

export const signInRequest = z.object({
  account: z.string().min(1).max(256),
  password: z.string().min(1).max(1_024),
  totp: z
    .string()
    .regex(/^[0-9]{6,8}$/, '6 to 8 digits')
    .optional(),
  /** Ask for a session that may only read. */
  readOnly: z.boolean().optional(),
});
export type SignInRequest = z.infer<typeof signInRequest>;

export const subject = z.object({ id: entityId, name: displayName, roles: z.array(role).max(8) });
export type Subject = z.infer<typeof subject>;

export const sessionReply = z.object({
  accessToken: z.string().min(16).max(4_096),
  expiresInSeconds: z.int().min(1),
  refreshToken: z.string().min(16).max(4_096),
  subject,
});
export type SessionReply = z.infer<typeof sessionReply>;

export const refreshRequest = z.object({ refreshToken: z.string().min(16).max(4_096) });

/** A gateway's address: `host` or `host:port`; 6180 where no port is given. */
export const GATEWAY_PORT_DEFAULT = 6180;
export const gatewayAddress = z
  .string()
  .regex(
    /^(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]{1,253})(:[0-9]{1,5})?$/,
    'a host name or address, and a port if it is not 6180',
  );

/** The provider's limits for this tenant, over all runs together. */
export const limits = z.object({
  /** Starts (failover, test) in flight at once; the next begins when one ends. */
  startsAtOnce: z.int().min(1).max(10_000),
  undoGroupSize: z.int().min(1).max(10_000),
  undoGroupIntervalMs: z.int().min(0).max(3_600_000),
  guestShutdownGraceMs: z.int().min(0),
  pointsKept: z.int().min(1).max(1_000),
});
export type Limits = z.infer<typeof limits>;

export const feature = z.enum([
  'failover',
  'planned-failover',
  'test-failover',
  'undo-failover',
  'permanent-failover',
  'failback',
  'power-off-source',
  'isolate',
  'pin-point',
  'plans',
  'approvals',
  'takeover',
  'receipts',
]);

export const capabilities = z.object({
  apiVersion: z.string().regex(/^1\.[0-9]+$/, 'a version 1.x of the gateway API'),
  provider: displayName,
  tenantId: entityId,
  environment: z.enum(['live', 'practice']),
  /** Names of what this provider can do; a name of a later version is kept and means nothing to us. */
  features: z.array(z.string().max(64)).max(200),
  limits,
  /** Every gateway of the provider, this one among them. */
  gateways: z.array(gatewayAddress).min(1).max(64),
  /** The key of its receipts, the same at all its gateways. Absent where it gives none. */
  receiptKey: ed25519Key.optional(),
  time: epochMs,
});
export type Capabilities = z.infer<typeof capabilities>;
