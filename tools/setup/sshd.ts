// The SSH server that the tests of runbook steps talk to. They start it themselves, on loopback, as an ordinary process.
import fs from 'node:fs';
import { install } from './display.ts';
import { setUpUser } from './user.ts';

const server = '/usr/sbin/sshd';

export function setUpSshd(): void {
  setUpUser();
  if (fs.existsSync(server) || process.platform !== 'linux') return;
  if (fs.existsSync('/run/systemd/system')) {
    // Installing the package there opens a port to the world; that is for the owner of the machine to decide.
    throw new Error(
      'An SSH server is missing. Run: sudo apt-get install openssh-server && sudo systemctl disable --now ssh',
    );
  }
  install(['openssh-server', 'openssh-client']);
}
