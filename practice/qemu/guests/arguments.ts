import { join } from 'node:path';
import { nodeOf } from '../disk/layers.ts';

/** One real machine. */
export interface GuestSpec {
  readonly vmId: string;
  /** Written into every record: where the machine runs. */
  readonly siteName: string;
  /** Holds `kernel` and `initramfs`. */
  readonly image: string;
  /** The layer that it writes to. */
  readonly disk: string;
  /** `isolated`: nothing reaches it, and it reaches nothing. */
  readonly network: 'production' | 'isolated';
  readonly qmpSocket: string;
  readonly consoleLog: string;
  readonly pidFile: string;
}

const MEMORY_MIB = 96;
const GUEST_PORT = 80;
export const NETWORK_CARD = 'card';
/** Starts a kernel and is gone; the usual firmware looks for hardware for half a second first. */
const FIRMWARE = 'qboot.rom';
const KERNEL_WORDS = [
  'console=ttyS0 quiet panic=-1',
  // Emulation on a busy machine is too slow for the kernel's check of its timer, which would give up the boot.
  'no_timer_check',
  // A third of the work of a boot: tests of ciphers that nobody uses, and code rewritten for processors that are not there.
  'cryptomgr.notests mitigations=off noreplace-smp',
].join(' ');

/** The command line of a guest under software emulation. Its only way out is a port of the loopback address. */
export function guestArguments(spec: GuestSpec, now: number): string[] {
  const told = { guest: spec.vmId, site: spec.siteName.replaceAll(/\s+/g, '-'), now: String(now) };
  const words = Object.entries(told).map(([name, value]) => `farshore.${name}=${value}`);
  const way = spec.network === 'production' ? `,hostfwd=tcp:127.0.0.1:0-:${String(GUEST_PORT)}` : '';
  const node = nodeOf(spec.disk);
  const disk = { driver: 'qcow2', 'node-name': node, file: { driver: 'file', filename: spec.disk } };
  return [
    ...[
      '-M',
      'q35,accel=tcg,smm=off',
      '-bios',
      FIRMWARE,
      '-m',
      String(MEMORY_MIB),
      '-nodefaults',
      '-display',
      'none',
      '-no-reboot',
    ],
    ...['-kernel', join(spec.image, 'kernel'), '-initrd', join(spec.image, 'initramfs')],
    ...['-append', [KERNEL_WORDS, ...words].join(' ')],
    ...['-serial', `file:${spec.consoleLog}`, '-qmp', `unix:${spec.qmpSocket},server=on,wait=off`],
    ...['-pidfile', spec.pidFile],
    ...['-blockdev', JSON.stringify(disk), '-device', `virtio-blk-pci,drive=${node}`],
    ...['-netdev', `user,id=way,restrict=on${way}`, '-device', `virtio-net-pci,netdev=way,id=${NETWORK_CARD}`],
  ];
}
