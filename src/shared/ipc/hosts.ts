import { z } from 'zod';
import { displayName, entityId, runVerb, sshPlace } from '../domain/index.ts';
import type { HostAct } from '../domain/index.ts';
import { stepId } from '../gateway-api/index.ts';
import type { SecretState } from './alerts.ts';

/** How an account proves itself, without its secret. */
export const accountProof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password') }),
  /** The file stays where it is, and is read each time. */
  z.object({ kind: z.literal('key'), file: z.string().min(1).max(1_000), hasPassphrase: z.boolean() }),
  /** A socket or a pipe; `pageant` on Windows. */
  z.object({ kind: z.literal('agent'), socket: z.string().min(1).max(1_000) }),
]);
export type AccountProof = z.infer<typeof accountProof>;

const fingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'SHA256: and 43 characters');
const hash = z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits');

export const hostRequests = {
  /** Every text may be missing still: what is wrong is told in words, at its field. */
  saveAccount: z.object({
    /** The label that it had; null for a new account. */
    was: displayName.nullable(),
    label: z.string().max(256),
    account: z.string().max(256),
    proof: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('password') }),
      z.object({ kind: z.literal('key'), file: z.string().max(1_000), hasPassphrase: z.boolean() }),
      z.object({ kind: z.literal('agent'), socket: z.string().max(1_000) }),
    ]),
    /** The password or the passphrase; null: the one that is known stays. */
    secret: z.string().min(1).max(1_024).nullable(),
  }),
  removeAccount: z.object({ label: displayName }),
  askKey: sshPlace.omit({ credential: true }),
  /** A key that this console was shown by the host. `replaces`: the confirmed one whose place it takes. */
  confirmKey: sshPlace.pick({ address: true, port: true }).extend({ fingerprint, replaces: fingerprint.nullable() }),
  /** `host`: its name, as the list has it. */
  forgetKey: z.object({ host: z.string().min(1).max(300) }),
  /** Of the draft, else of the plan; `verb`: only the steps that are done in such a run. */
  readiness: z.object({ connectionId: entityId, planId: entityId, verb: runVerb.nullable() }),
  /** A text that this console has shown in full. */
  confirmText: z.object({ hash }),
  forgetText: z.object({ hash }),
  act: z.object({ connectionId: entityId, runId: entityId, stepId }),
  cancelAct: z.object({ runId: entityId, stepId, reason: z.string().min(1).max(500) }),
} as const;
export type AccountForm = z.infer<typeof hostRequests.saveAccount>;
export type HostQuestion = z.infer<typeof hostRequests.askKey>;

/** An account on hosts of the tenant, under the name by which plans know it. */
export interface HostAccount {
  readonly label: string;
  readonly account: string;
  readonly proof: AccountProof;
  readonly secret: SecretState;
}

export interface ConfirmedKey {
  /** `host` or `[host]:port`. */
  readonly host: string;
  readonly fingerprint: string;
  readonly confirmedAt: number;
}

/** What a person has read in full and confirmed on this computer. */
export interface ConfirmedText {
  /** SHA-256 of everything that the act does, and where. */
  readonly hash: string;
  readonly act: HostAct;
  readonly confirmedAt: number;
}

/** What this computer knows of the tenant's hosts. Never a secret. */
export interface HostsView {
  readonly accounts: readonly HostAccount[];
  readonly keys: readonly ConfirmedKey[];
  readonly texts: readonly ConfirmedText[];
}

/** What a host showed when it was asked, without any proof given to it. */
export interface PresentedHostKey {
  readonly host: string;
  readonly presented: string;
  /** The confirmed one; null where nobody has confirmed a key of this host. */
  readonly pinned: string | null;
}
