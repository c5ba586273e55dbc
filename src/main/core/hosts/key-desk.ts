import type { HostQuestion, PresentedHostKey } from '#shared/ipc/index.ts';
import { succeed } from '../ports.ts';
import { nameOf, presentedKey, type SshHost, type SshTarget } from '../ssh/index.ts';
import { ofProof, ofSsh, refused, type HostsResult } from './desk-result.ts';
import type { HostActPorts } from './host-acts.ts';

/** A person waits for the answer. Milliseconds. */
const ASKED_MS_MAX = 30_000;

type KeyPorts = Pick<HostActPorts, 'hostKeys' | 'credentials' | 'clock'>;

interface Confirming extends SshHost {
  readonly fingerprint: string;
  readonly replaces: string | null;
}

/**
 * Keys of hosts, confirmed by a person on this computer. Only what a host has shown here can be confirmed; a confirmed key is
 * replaced only by one that was shown beside it.
 */
export class KeyDesk {
  readonly #ports: KeyPorts;
  /** Host → what it showed last. */
  readonly #shown = new Map<string, PresentedHostKey>();

  constructor(ports: KeyPorts) {
    this.#ports = ports;
  }

  async ask({ address, port, jump }: HostQuestion): Promise<HostsResult<PresentedHostKey>> {
    const { hostKeys, clock } = this.#ports;
    const host = { address, port };
    const by = jump === null ? null : await this.#wayBy(jump);
    if (by !== null && !by.ok) return by;
    const limit = new AbortController();
    const stop = clock.after(ASKED_MS_MAX, () => limit.abort());
    const presented = await presentedKey(host, by?.value ?? null, hostKeys, limit.signal);
    stop();
    if (!presented.ok) return ofSsh(presented.failure);
    const name = nameOf(host);
    const answer = { host: name, presented: presented.value, pinned: hostKeys.pinned(host) };
    this.#shown.set(name, answer);
    return succeed(answer);
  }

  confirm({ address, port, fingerprint, replaces }: Confirming): HostsResult<null> {
    const { hostKeys, clock } = this.#ports;
    const host = { address, port };
    const shown = this.#shown.get(nameOf(host));
    const wasShown = shown?.presented === fingerprint && shown.pinned === replaces;
    if (!wasShown || hostKeys.pinned(host) !== replaces) return refused('key-not-shown', null, { host: nameOf(host) });
    hostKeys.confirm(host, fingerprint, clock.wallMs());
    this.#shown.delete(nameOf(host));
    return succeed(null);
  }

  async #wayBy({ address, port, credential }: NonNullable<HostQuestion['jump']>): Promise<HostsResult<SshTarget>> {
    const own = await this.#ports.credentials.proofOf(credential);
    if ('missing' in own) return ofProof(own.missing);
    return succeed({ address, port, ...own, jump: null });
  }
}
