import type { Outcome } from '../ports.ts';
import type { Finding } from '../probes/index.ts';
import { nameOf } from '../ssh/index.ts';
import type { CommandResult, CopyFailure, FenceResult, SshFailure } from '../ssh/index.ts';
import type { NoProof } from './credentials.ts';

/*
 * How an act went, in one English sentence. It is kept with the run at the provider, in one language, as the provider's own
 * sentences are.
 */

export function noProofWords(missing: NoProof): string {
  switch (missing.is) {
    case 'unknown-credential':
      return `This computer knows no account called “${missing.label}”. Add it in the settings.`;
    case 'no-secret':
      return `The password or passphrase of “${missing.label}” is not known here. Enter it in the settings.`;
    case 'key-unreadable':
      return `The key file of “${missing.label}”, ${missing.file}, cannot be read: ${missing.detail}`;
  }
}

export function sshWords(failure: SshFailure): string {
  const host = nameOf(failure.host);
  switch (failure.is) {
    case 'unreachable':
      return `${host} cannot be reached: ${failure.detail}`;
    case 'host-key-unknown':
      return `The key of ${host} was never confirmed here. It shows ${failure.presented}.`;
    case 'host-key-changed':
      return `${host} shows another key than was confirmed: ${failure.presented} instead of ${failure.pinned}.`;
    case 'proof-refused':
      return `${host} refuses the account or its proof.`;
    case 'proof-unusable':
      return `The proof for ${host} cannot be used: ${failure.detail}`;
    case 'no-agreement':
      return `${host} speaks another kind of SSH: ${failure.detail}`;
    case 'too-slow':
      return `${host} did not answer in time.`;
    case 'closed':
      return `The connection to ${host} ended: ${failure.detail}`;
    case 'cancelled':
      return `The connection to ${host} was given up.`;
  }
}

export function commandWords(result: CommandResult): string {
  const seconds = `after ${(result.tookMs / 1_000).toFixed(1)} s`;
  switch (result.is) {
    case 'as-expected':
      return `Ended as expected ${seconds}, exit code ${String(result.exitCode)}.`;
    case 'otherwise':
      return result.exitCode === null
        ? `Ended by a signal ${seconds}.`
        : `Ended otherwise than expected ${seconds}, exit code ${String(result.exitCode)}.`;
    case 'limit':
      return `Its host ended it at its limit, ${seconds}.`;
    case 'cancelled':
      return result.mayStillRun
        ? 'Nobody knows how it ended; its host ends it at its limit.'
        : `Its host ended it ${seconds}.`;
    case 'no-answer':
      return `Nobody knows how it ended; its host ends it at its limit. ${why(result)}`;
    case 'not-begun':
      return `It was not begun. ${why(result)}`;
  }
}

export function copyWords(copied: Outcome<{ readonly bytes: number }, CopyFailure>): string {
  if (copied.ok) return `${String(copied.value.bytes)} bytes are there, and were read back.`;
  const { failure } = copied;
  return failure.is === 'refused-by-host' ? `The host refuses ${failure.path}: ${failure.detail}` : sshWords(failure);
}

export function fenceWords({ isOff, order, answer }: FenceResult): string {
  if (isOff) return 'The hypervisor says that it is off.';
  if (answer === null) return `The order to switch it off: ${commandWords(order)}`;
  if (answer.is === 'otherwise') return 'The hypervisor does not say that it is off.';
  return `The question whether it is off: ${commandWords(answer)}`;
}

export function findingWords({ is, looks, answered, last, stableAfterMs }: Finding): string {
  const told = last === null || last.detail === '' ? '' : ` Last: ${last.detail}.`;
  switch (is) {
    case 'stable':
      return `The guest answers since ${((stableAfterMs ?? 0) / 1_000).toFixed(1)} s after the first look.${told}`;
    case 'unstable':
      return `The guest answered ${String(answered)} of ${String(looks)} times, never often enough in a row.${told}`;
    case 'silent':
      return `The guest did not answer once in ${String(looks)} looks.${told}`;
    case 'cancelled':
      return `The time for it was over after ${String(looks)} looks.${told}`;
  }
}

function why({ failure }: CommandResult): string {
  return failure === null ? '' : sshWords(failure);
}
