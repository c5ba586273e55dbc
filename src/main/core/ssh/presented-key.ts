import { fail, succeed, type Outcome } from '../ports.ts';
import { connect } from './connect.ts';
import type { SshFailure } from './failure.ts';
import type { HostKeys } from './host-keys.ts';
import { nameOf, type SshHost, type SshTarget } from './target.ts';

/**
 * The fingerprint of the key that a host shows. The connection ends there: no account is named to the host, and no proof is
 * given. A jump host on the way must have been confirmed before.
 */
export async function presentedKey(
  host: SshHost,
  jump: SshTarget | null,
  hostKeys: Pick<HostKeys, 'pinned'>,
  signal: AbortSignal,
): Promise<Outcome<string, SshFailure>> {
  const { address, port } = host;
  const nobody = { account: 'nobody', proof: { kind: 'password', password: '' } } as const;
  const pinned = (asked: SshHost): string | null => (nameOf(asked) === nameOf(host) ? null : hostKeys.pinned(asked));
  const opened = await connect({ address, port, ...nobody, jump }, { hostKeys: { pinned } }, signal);
  if (opened.ok) throw new Error('a session was opened with a host whose key nobody confirmed');
  const { failure } = opened;
  const isIts = failure.is === 'host-key-unknown' && nameOf(failure.host) === nameOf(host);
  return isIts ? succeed(failure.presented) : fail(failure);
}
