import { readFileSync } from 'node:fs';
import type { AccountForm, HostAccount } from '#shared/ipc/index.ts';
import { succeed } from '../ports.ts';
import { privateKeyProblem } from '../ssh/index.ts';
import type { Credentials } from './credentials.ts';
import { refused, type HostsResult } from './desk-result.ts';

/** Accounts as the settings show and change them. A secret goes in and never comes out. */
export class AccountDesk {
  readonly #credentials: Credentials;

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  /** By label. */
  async list(): Promise<readonly HostAccount[]> {
    const all = this.#credentials.list().toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
    return Promise.all(all.map(async (one) => ({ ...one, secret: await this.#credentials.secretState(one) })));
  }

  async save(form: AccountForm): Promise<HostsResult<null>> {
    const { was, secret, proof } = form;
    const label = form.label.trim();
    const account = form.account.trim();
    if (label === '') return refused('no-label', 'label');
    if (label !== was && this.#credentials.get(label) !== null) return refused('label-taken', 'label', { label });
    if (account === '') return refused('no-account', 'account');
    const checked = await this.#checked(form);
    if (!checked.ok) return checked;
    if (was !== null && was !== label) await this.#credentials.rename(was, label);
    await this.#credentials.save({ label, account, proof }, secret);
    return succeed(null);
  }

  async forget(label: string): Promise<void> {
    await this.#credentials.forget(label);
  }

  /** That the proof can be used, as far as this computer can tell. */
  async #checked({ was, proof, secret }: AccountForm): Promise<HostsResult<null>> {
    const kept = was === null ? 'none' : await this.#stateOf(was, proof.kind);
    const knowsSecret = secret !== null || kept === 'kept' || kept === 'session';
    if (proof.kind === 'agent') return proof.socket.trim() === '' ? refused('no-socket', 'socket') : succeed(null);
    if (proof.kind === 'password') return knowsSecret ? succeed(null) : refused('no-password', 'secret');
    if (proof.file.trim() === '') return refused('no-file', 'file');
    let text: string;
    try {
      text = readFileSync(proof.file, 'utf8');
    } catch (error) {
      return refused('file-unreadable', 'file', { detail: error instanceof Error ? error.message : String(error) });
    }
    // One that is kept is not asked for again: it was tried when it was given.
    if (proof.hasPassphrase && secret === null && knowsSecret) return succeed(null);
    const problem = await privateKeyProblem(text, proof.hasPassphrase ? secret : null);
    if (problem === null) return succeed(null);
    return refused(problem, problem === 'not-a-key' ? 'file' : 'secret');
  }

  async #stateOf(label: string, kind: AccountForm['proof']['kind']): Promise<HostAccount['secret']> {
    const known = this.#credentials.get(label);
    return known?.proof.kind === kind ? this.#credentials.secretState(known) : 'none';
  }
}
