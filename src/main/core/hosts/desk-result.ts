import { message, type Message } from '#shared/texts/index.ts';
import { fail, type Outcome } from '../ports.ts';
import { nameOf, type SshFailure } from '../ssh/index.ts';
import type { NoProof } from './credentials.ts';

/** Why something about hosts was not done: what is wrong, at which field, with the remedy. */
export interface HostsFailure {
  readonly code: string;
  readonly why: Message;
  readonly retryable: boolean;
  readonly field: string | null;
}

export type HostsResult<T> = Outcome<T, HostsFailure>;

export function refused(code: string, field: string | null, params: Message['params'] = {}): HostsResult<never> {
  return fail({ code, why: message(`hosts-failure.${code}`, params), retryable: false, field });
}

/** Why a host could not be asked for its key, in words of the window. */
export function ofSsh(failure: SshFailure): HostsResult<never> {
  const host = nameOf(failure.host);
  const detail = 'detail' in failure ? failure.detail : '';
  const keys = failure.is === 'host-key-changed' ? { pinned: failure.pinned, presented: failure.presented } : {};
  const why = message(`hosts-failure.${failure.is}`, { host, detail, ...keys });
  return fail({ code: failure.is, why, retryable: true, field: null });
}

export function ofProof(missing: NoProof): HostsResult<never> {
  const detail = missing.is === 'key-unreadable' ? missing.detail : '';
  return refused(missing.is, null, { label: missing.label, detail });
}
