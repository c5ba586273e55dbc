import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask } from '../../drill/watch.ts';
import type { Sshd } from '../../src/main/core/ssh/testing/sshd.ts';
import { newUserData, type PreparedRun } from '../../tools/lib/run.ts';
import { giveToRunUser } from '../../tools/lib/user.ts';
import type { WindowConsole } from './window-console.ts';

/** A key that only the console's user can read, as the person would have one. */
export function keyFile(run: PreparedRun, sshd: Sshd): string {
  const file = path.join(newUserData(run, 'key'), 'client');
  writeFileSync(file, sshd.key('client'), { mode: 0o600 });
  giveToRunUser(file);
  return file;
}

interface Known {
  readonly label: string;
  readonly keyFile: string;
  readonly plan: { readonly connectionId: string; readonly planId: string };
}

/** Settles on this computer what a plan's steps need there, without the dialogs: the account, the host's key, the texts. */
export async function settle(port: WindowConsole, sshd: Sshd, { label, keyFile: file, plan }: Known): Promise<void> {
  const proof = { kind: 'key', file, hasPassphrase: false } as const;
  await ask(port, 'hosts.saveAccount', { was: null, label, account: sshd.account, proof, secret: null });
  const host = { address: '127.0.0.1', port: sshd.port };
  await ask(port, 'hosts.askKey', { ...host, jump: null });
  await ask(port, 'hosts.confirmKey', { ...host, fingerprint: sshd.hostKeyFingerprint, replaces: null });
  const { texts } = await ask(port, 'hosts.readiness', { ...plan, verb: null });
  for (const { hash } of texts) await ask(port, 'hosts.confirmText', { hash });
}
