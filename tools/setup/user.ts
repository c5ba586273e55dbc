// Chromium's sandbox refuses root. Where everything runs as root, as in a container, Electron gets a user of its own.
import { run, succeeds } from '../lib/process.ts';
import { ordinaryUser } from '../lib/user.ts';
import { isRootOnLinux } from './places.mjs';

export function setUpUser(): void {
  if (!isRootOnLinux || succeeds('id', [ordinaryUser])) return;
  console.error(`Adding the system user ${ordinaryUser}, as whom Electron runs …`);
  const home = `/var/lib/${ordinaryUser}`;
  run('useradd', ['--system', '--user-group', '--create-home', '--home-dir', home, '--shell', '/bin/sh', ordinaryUser]);
}
