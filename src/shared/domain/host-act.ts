import { z } from 'zod';
import { HOST_ADDRESS, GUEST_URL } from './host-texts.ts';
import { displayName, sentence } from './time.ts';

/*
 * What a plan does on the tenant's own hosts: commands, files and fencing by SSH, and looks at guests. The console does them,
 * not the provider; the provider keeps what was begun and how it ended, so that a second console knows.
 */

/** The texts of an act: as a provider takes them, or as a person is still writing them. */
interface Texts {
  readonly address: z.ZodString;
  /** A name; also that of an account and its proof, kept on each computer. Never the secret. */
  readonly name: z.ZodString;
  /** Text for a shell. It is shown in full, and a person confirms it once on each computer. */
  readonly shell: z.ZodString;
  readonly path: z.ZodString;
  readonly answer: z.ZodString;
  readonly url: z.ZodString;
}

const whole: Texts = {
  address: z.string().max(253).regex(HOST_ADDRESS, 'a host name or an address, without a port'),
  name: displayName,
  shell: z.string().min(1).max(8_000),
  path: z.string().min(1).max(1_000),
  answer: z.string().min(1).max(500),
  url: z.string().max(2_000).regex(GUEST_URL, 'an address that begins with https:// or http://'),
};
const unfinished: Texts = {
  address: z.string().max(253),
  name: z.string().max(256),
  shell: z.string().max(8_000),
  path: z.string().max(1_000),
  answer: z.string().max(500),
  url: z.string().max(2_000),
};

const port = z.int().min(1).max(65_535);
const limitSeconds = z.int().min(1).max(86_400);

const placeOf = ({ address, name }: Texts) =>
  z.object({
    address,
    port,
    credential: name,
    /** The host by way of which it is reached. */
    jump: z.object({ address, port, credential: name }).nullable(),
  });
export const sshPlace = placeOf(whole);
export type SshPlace = z.infer<typeof sshPlace>;

/** How long a guest is looked at until it is called stable. */
export const patience = z.object({
  answersInARow: z.int().min(1).max(100),
  betweenSeconds: z.int().min(1).max(3_600),
  wholeSeconds: z.int().min(1).max(86_400),
});

const actOf = (texts: Texts) =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('command'),
      place: placeOf(texts),
      command: texts.shell,
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
      place: placeOf(texts),
      path: texts.path,
      content: z.string().max(65_536),
      /** As in 0o640. */
      mode: z.int().min(0).max(0o777),
    }),
    z.object({
      kind: z.literal('fence'),
      place: placeOf(texts),
      /** The VM as the hypervisor calls it; `$FARSHORE_VM` in both commands. */
      vmName: texts.name,
      powerOff: texts.shell,
      powerState: texts.shell,
      saysOff: texts.answer,
      limitSeconds,
    }),
    z.object({ kind: z.literal('tcp'), address: texts.address, port, patience }),
    z.object({ kind: z.literal('ping'), address: texts.address, patience }),
    z.object({
      kind: z.literal('http'),
      url: texts.url,
      statuses: z.array(z.int().min(100).max(599)).min(1).max(16),
      contains: z.string().min(1).max(500).nullable(),
      /** A fresh replica often still carries the certificate of its old place. */
      certificate: z.enum(['checked', 'any']),
      patience,
    }),
  ]);
export const hostAct = actOf(whole);
/** While a person works on it: texts may be missing still, so that nothing typed is lost. */
export const unfinishedAct = actOf(unfinished);
export type HostAct = z.infer<typeof hostAct>;

/**
 * What became of an act. `cancelled`: a person ended it while it was under way, and it did not succeed before that; it is not
 * tried again. `not-begun`: it was written down, and then not done: a stop came in between.
 */
export const actOutcome = z.enum(['done', 'failed', 'cancelled', 'not-begun']);
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
