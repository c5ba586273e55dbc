// The ordinary user as whom Electron runs when we are root, and the script that becomes that user.
import fs from 'node:fs';
import path from 'node:path';
import { isRootOnLinux } from '../setup/places.mjs';
import { run } from './process.ts';

export const ordinaryUser = 'farshore';

export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/** Reads one line of passwd(5). */
export function accountIn(line: string): Account {
  const [, , uid, gid, , home] = line.trim().split(':');
  if (uid === undefined || gid === undefined || home === undefined) throw new Error(`Not a passwd line: ${line}`);
  return { uid: Number(uid), gid: Number(gid), home };
}

/** The account to hand Electron to, or undefined when we are an ordinary user ourselves. */
export function runAccount(): Account | undefined {
  return isRootOnLinux ? accountIn(run('getent', ['passwd', ordinaryUser])) : undefined;
}

/** Gives a file or a folder, with all that is in it, to the user who runs Electron. */
export function giveToRunUser(target: string): void {
  const account = runAccount();
  if (account === undefined) return;
  const entries = fs.statSync(target).isDirectory()
    ? fs.readdirSync(target, { recursive: true, encoding: 'utf8' })
    : [];
  for (const entry of ['', ...entries]) fs.lchownSync(path.join(target, entry), account.uid, account.gid);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A script that becomes the user and then the program. It must `exec`: a wrapper that stays would take the signals
 * meant for Electron. The display's authority file is root's, so it is dropped.
 */
export function wrapperScript(account: Account, program: string): string {
  const user = `--reuid ${String(account.uid)} --regid ${String(account.gid)} --init-groups`;
  const env = `env -u XAUTHORITY HOME=${quoted(account.home)} USER=${ordinaryUser} LOGNAME=${ordinaryUser}`;
  return `#!/bin/sh\nexec setpriv ${user} ${env} ${quoted(program)} "$@"\n`;
}
