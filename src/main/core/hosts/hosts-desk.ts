import type { HostAct } from '#shared/domain/index.ts';
import type { AccountForm, HostGaps, HostQuestion, HostsView, PresentedHostKey } from '#shared/ipc/index.ts';
import { succeed } from '../ports.ts';
import { AccountDesk } from './account-desk.ts';
import { refused, type HostsResult } from './desk-result.ts';
import { gapsOf } from './gaps.ts';
import type { HostActPorts } from './host-acts.ts';
import { KeyDesk } from './key-desk.ts';

/** Of two plans as large as they may be; the oldest goes. */
const SHOWN_MAX = 2_000;

/** What a person sees and settles of the tenant's hosts on this computer. */
export class HostsDesk {
  readonly #ports: HostActPorts;
  readonly #accounts: AccountDesk;
  readonly #keys: KeyDesk;
  /** Hash → the text that a window was shown: only that can be confirmed. */
  readonly #shown = new Map<string, HostAct>();

  constructor(ports: HostActPorts) {
    this.#ports = ports;
    this.#accounts = new AccountDesk(ports.credentials);
    this.#keys = new KeyDesk(ports);
  }

  async view(): Promise<HostsView> {
    const keys = this.#ports.hostKeys.list().toSorted((a, b) => a.host.localeCompare(b.host, 'en'));
    return { accounts: await this.#accounts.list(), keys, texts: this.#ports.confirmed.list() };
  }

  /** What keeps these acts from being done from here. What it names as unread can be confirmed afterwards. */
  async gaps(acts: readonly HostAct[]): Promise<HostGaps> {
    const gaps = await gapsOf(acts, this.#ports);
    for (const { hash, act } of gaps.texts) {
      this.#shown.delete(hash);
      this.#shown.set(hash, act);
    }
    for (const oldest of this.#shown.keys()) {
      if (this.#shown.size <= SHOWN_MAX) break;
      this.#shown.delete(oldest);
    }
    return gaps;
  }

  async saveAccount(form: AccountForm): Promise<HostsResult<HostsView>> {
    const saved = await this.#accounts.save(form);
    return saved.ok ? succeed(await this.view()) : saved;
  }

  async removeAccount(label: string): Promise<HostsResult<HostsView>> {
    await this.#accounts.forget(label);
    return succeed(await this.view());
  }

  askKey(question: HostQuestion): Promise<HostsResult<PresentedHostKey>> {
    return this.#keys.ask(question);
  }

  async confirmKey(asked: Parameters<KeyDesk['confirm']>[0]): Promise<HostsResult<HostsView>> {
    const confirmed = this.#keys.confirm(asked);
    return confirmed.ok ? succeed(await this.view()) : confirmed;
  }

  async forgetKey(host: string): Promise<HostsResult<HostsView>> {
    this.#ports.hostKeys.forget(host);
    return succeed(await this.view());
  }

  async confirmText(hash: string): Promise<HostsResult<HostsView>> {
    const act = this.#shown.get(hash);
    if (act === undefined) return refused('text-not-shown', null);
    this.#ports.confirmed.confirm(act, this.#ports.clock.wallMs());
    this.#shown.delete(hash);
    return succeed(await this.view());
  }

  async forgetText(hash: string): Promise<HostsResult<HostsView>> {
    this.#ports.confirmed.forget(hash);
    return succeed(await this.view());
  }
}
