import { join } from 'node:path';
import { nodeOf } from '../disk/layers.ts';

/** One real machine. */
export interface GuestSpec {
  readonly vmId: string;
  /** Written into every record: where the machine runs. */
  readonly siteName: string;
  /** Holds `vmlinuz` and `initramfs`. */
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
/** Emulation on a busy machine is too slow for the kernel's check of its timer, which would give up the boot. */
const KERNEL_WORDS = 'console=ttyS0 quiet panic=-1 no_timer_check';

/** The command line of a guest under software emulation. Its only way out is a port of the loopback address. */
export function guestArguments(spec: GuestSpec, now: number): string[] {
  const told = { guest: spec.vmId, site: spec.siteName.replaceAll(/\s+/g, '-'), now: String(now) };
  const words = Object.entries(told).map(([name, value]) => `farshore.${name}=${value}`);
  const way = spec.network === 'production' ? `,hostfwd=tcp:127.0.0.1:0-:${String(GUEST_PORT)}` : '';
  const node = nodeOf(spec.disk);
  const disk = { driver: 'qcow2', 'node-name': node, file: { driver: 'file', filename: spec.disk } };
  return [
    ...['-M', 'q35,accel=tcg', '-m', String(MEMORY_MIB), '-nodefaults', '-display', 'none', '-no-reboot'],
    ...['-kernel', join(spec.image, 'vmlinuz'), '-initrd', join(spec.image, 'initramfs')],
    ...['-append', [KERNEL_WORDS, ...words].join(' ')],
    ...['-serial', `file:${spec.consoleLog}`, '-qmp', `unix:${spec.qmpSocket},server=on,wait=off`],
    ...['-pidfile', spec.pidFile],
    ...['-blockdev', JSON.stringify(disk), '-device', `virtio-blk-pci,drive=${node}`],
    ...['-netdev', `user,id=way,restrict=on${way}`, '-device', `virtio-net-pci,netdev=way,id=${NETWORK_CARD}`],
  ];
}
