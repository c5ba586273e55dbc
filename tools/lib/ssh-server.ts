// What the drill's hypervisor is reached by: a real SSH server, which it starts itself on the loopback address.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isRootOnLinux, repoRoot } from '../setup/places.mjs';
import { nodePath } from './node.ts';
import { ordinaryUser } from './user.ts';

const programs = ['/usr/sbin/sshd', '/usr/bin/ssh-keygen', '/usr/bin/perl'] as const;

/** What this machine lacks for it; root starts it as an ordinary user. */
export function missingForSsh(): readonly string[] {
  const missing = programs.filter((program) => !fs.existsSync(program));
  const hasUser = !isRootOnLinux || spawnSync('id', [ordinaryUser], { stdio: 'ignore' }).status === 0;
  return hasUser ? missing : [...missing, `the user ${ordinaryUser}`];
}

/** Brings what is missing, as the commands do; throws where it cannot, after set-up has said why. */
export function bringSsh(): void {
  if (missingForSsh().length === 0) return;
  const setup = path.join(repoRoot, 'tools', 'setup.mjs');
  spawnSync(nodePath, [setup, '--deps', '--sshd'], { stdio: ['ignore', 2, 2] });
  const missing = missingForSsh();
  if (missing.length === 0) return;
  throw new Error(`No SSH server can be started here. Missing: ${missing.join(', ')}. Or leave it out: --without-ssh.`);
}
