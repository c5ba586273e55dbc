import { z } from 'zod';
import { displayName, sentence } from './time.ts';

/*
 * What a plan does on the tenant's own hosts: commands, files and fencing by SSH, and looks at guests. The console does them,
 * not the provider; the provider keeps what was begun and how it ended, so that a second console knows.
 */

const address = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/, 'a host name or an address, without a port');
const port = z.int().min(1).max(65_535);
/** The name of an account and its proof, kept on each computer. Never the secret. */
const credential = displayName;
const limitSeconds = z.int().min(1).max(86_400);
/** Text for a shell. It is shown in full, and a person confirms it once on each computer. */
const shellText = z.string().min(1).max(8_000);

export const sshPlace = z.object({
  address,
  port,
  credential,
  /** The host by way of which it is reached. */
  jump: z.object({ address, port, credential }).nullable(),
});
export type SshPlace = z.infer<typeof sshPlace>;

/** How long a guest is looked at until it is called stable. */
export const patience = z.object({
  answersInARow: z.int().min(1).max(100),
  betweenSeconds: z.int().min(1).max(3_600),
  wholeSeconds: z.int().min(1).max(86_400),
});

export const hostAct = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    place: sshPlace,
    command: shellText,
    /** The host itself ends the command then. */
    limitSeconds,
    exitCodes: z.array(z.int().min(0).max(255)).min(1).max(16),
    /** Somewhere in the output; null: whatever it says. */
    contains: z.string().min(1).max(500).nullable(),
    /** Doing it twice does no harm: where nobody knows whether it was done, it is done again once its limit has passed. */
    safeToRepeat: z.boolean(),
  }),
  z.object({
    kind: z.literal('copy'),
    place: sshPlace,
    path: z.string().min(1).max(1_000),
    content: z.string().max(65_536),
    /** As in 0o640. */
    mode: z.int().min(0).max(0o777),
  }),
  z.object({
    kind: z.literal('fence'),
    place: sshPlace,
    /** The VM as the hypervisor calls it; `$FARSHORE_VM` in both commands. */
    vmName: displayName,
    powerOff: shellText,
    powerState: shellText,
    saysOff: z.string().min(1).max(500),
    limitSeconds,
  }),
  z.object({ kind: z.literal('tcp'), address, port, patience }),
  z.object({ kind: z.literal('ping'), address, patience }),
  z.object({
    kind: z.literal('http'),
    url: z
      .string()
      .max(2_000)
      .regex(/^https?:\/\/[^\s/]+[^\s]*$/, 'an address that begins with https:// or http://'),
    statuses: z.array(z.int().min(100).max(599)).min(1).max(16),
    contains: z.string().min(1).max(500).nullable(),
    /** A fresh replica often still carries the certificate of its old place. */
    certificate: z.enum(['checked', 'any']),
    patience,
  }),
]);
export type HostAct = z.infer<typeof hostAct>;

/** What became of an act. `not-begun`: it was written down, and then not done: a stop came in between. */
export const actOutcome = z.enum(['done', 'failed', 'not-begun']);
export type ActOutcome = z.infer<typeof actOutcome>;

/** Output as it is kept: bounded, without secrets. Characters. */
export const ACT_OUTPUT_CHARS_MAX = 40_000;

export const actReport = z.object({
  outcome: actOutcome,
  /** In one sentence, for people. */
  detail: sentence,
  output: z.string().max(ACT_OUTPUT_CHARS_MAX),
});
export type ActReport = z.infer<typeof actReport>;

/** A look from this computer at the guest itself: what it finds is the guest's word, and no host's. */
export function looksAtGuest(act: HostAct): boolean {
  return act.kind === 'tcp' || act.kind === 'ping' || act.kind === 'http';
}

/** Doing it a second time does no harm. Looks and fencing never do; a copy leaves the same file. */
export function isSafeToRepeat(act: HostAct): boolean {
  return act.kind === 'command' ? act.safeToRepeat : true;
}

/** The longest that an act may go on after it was begun, on the host as well. Milliseconds. */
export function actMsMax(act: HostAct): number {
  switch (act.kind) {
    case 'command':
      return act.limitSeconds * 1_000 + ACT_SLACK_MS;
    case 'fence':
      // The order, and the question asked again and again.
      return act.limitSeconds * 2_000 + ACT_SLACK_MS;
    case 'copy':
      return COPY_MS_MAX;
    case 'tcp':
    case 'ping':
    case 'http':
      return act.patience.wholeSeconds * 1_000 + ACT_SLACK_MS;
  }
}

/** To connect, to kill what does not end, and to hear of it. */
const ACT_SLACK_MS = 60_000;
const COPY_MS_MAX = 120_000;
