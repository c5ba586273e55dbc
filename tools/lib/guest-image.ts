// Where the image of the practice guests lies: a kernel and an initramfs, made once by set-up and shared by all checkouts.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cacheRoot, repoRoot } from '../setup/places.mjs';
import { stampOf } from '../setup/stamp.mjs';
import { nodePath } from './node.ts';

/** In the order in which they are loaded: each needs those before it. */
export const guestModules = [
  'virtio_ring',
  'virtio',
  'virtio_pci_legacy_dev',
  'virtio_pci_modern_dev',
  'virtio_pci',
  'virtio_blk',
  'failover',
  'net_failover',
  'virtio_net',
  'evdev',
  'button',
] as const;

/** What runs in a guest. */
export const guestPrograms = {
  init: path.join(repoRoot, 'practice', 'qemu', 'guest', 'init'),
  'www/cgi-bin/records': path.join(repoRoot, 'practice', 'qemu', 'guest', 'records.cgi'),
} as const;

/** Rises when the image is put together differently from the same programs. */
const BUILD_VERSION = '2';

/** The folder of the image that these sources make. It appears by one rename, so being there means being complete. */
export function guestImageFolder(): string {
  const programs = Object.values(guestPrograms).map((file) => fs.readFileSync(file));
  const stamp = stampOf([BUILD_VERSION, guestModules.join(' '), ...programs]);
  return path.join(cacheRoot, `practice-guest-${stamp.slice(0, 16)}`);
}

const programsWanted = ['qemu-system-x86_64', 'qemu-img', 'qemu-nbd', 'qemu-io', 'setpriv'] as const;

const isOnPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)));

/** What real guests need and this machine has not; empty where they can run. */
export function missingForGuests(): readonly string[] {
  if (process.platform !== 'linux' || process.arch !== 'x64') return ['Linux on x64'];
  const programs = programsWanted.filter((program) => !isOnPath(program));
  return fs.existsSync(guestImageFolder()) ? programs : [...programs, 'the guest image'];
}

/** Brings what is missing, as the commands do; throws where it cannot, after set-up has said what is missing. */
export function bringGuests(): void {
  if (missingForGuests().length === 0) return;
  const setup = path.join(repoRoot, 'tools', 'setup.mjs');
  spawnSync(nodePath, [setup, '--deps', '--guests'], { stdio: ['ignore', 2, 2] });
  const missing = missingForGuests();
  if (missing.length > 0) throw new Error(`Real practice guests cannot run here. Missing: ${missing.join(', ')}.`);
}
