import { CPU_MHZ, GIB, HOUR_SECONDS, MINUTE_SECONDS } from './plan.ts';
import type { VmPlan } from './plan.ts';

/** What a machine of a role usually is. Sizes as seen in mid-sized companies. */
interface RoleTraits {
  readonly tier: number;
  readonly network: 'db' | 'app' | 'dmz';
  readonly os: string;
  readonly cpus: number;
  readonly memoryGib: number;
  readonly diskGib: number;
  readonly rpoSeconds: number;
}

export const roles = {
  db: {
    tier: 1,
    network: 'db',
    os: 'Red Hat Enterprise Linux 9 (64-bit)',
    cpus: 8,
    memoryGib: 64,
    diskGib: 800,
    rpoSeconds: 15 * MINUTE_SECONDS,
  },
  dc: {
    tier: 1,
    network: 'app',
    os: 'Microsoft Windows Server 2022 (64-bit)',
    cpus: 2,
    memoryGib: 8,
    diskGib: 80,
    rpoSeconds: HOUR_SECONDS,
  },
  app: {
    tier: 2,
    network: 'app',
    os: 'Microsoft Windows Server 2022 (64-bit)',
    cpus: 4,
    memoryGib: 16,
    diskGib: 150,
    rpoSeconds: HOUR_SECONDS,
  },
  web: {
    tier: 3,
    network: 'dmz',
    os: 'Ubuntu Linux (64-bit)',
    cpus: 2,
    memoryGib: 8,
    diskGib: 60,
    rpoSeconds: 4 * HOUR_SECONDS,
  },
  util: {
    tier: 3,
    network: 'app',
    os: 'Debian GNU/Linux 12 (64-bit)',
    cpus: 2,
    memoryGib: 4,
    diskGib: 100,
    rpoSeconds: 24 * HOUR_SECONDS,
  },
  file: {
    tier: 1,
    network: 'app',
    os: 'Microsoft Windows Server 2019 (64-bit)',
    cpus: 4,
    memoryGib: 16,
    diskGib: 4_000,
    rpoSeconds: 4 * HOUR_SECONDS,
  },
} as const satisfies Record<string, RoleTraits>;

export type RoleName = keyof typeof roles;

/** How often a CDP replica's window moves on; its promise is double that. */
export const CDP_RPO_SECONDS = 120;

export function sizesOf(role: RoleName): Pick<VmPlan, 'tier' | 'os' | 'cpuMhz' | 'memoryBytes' | 'diskBytes'> {
  const traits = roles[role];
  return {
    tier: traits.tier,
    os: traits.os,
    cpuMhz: traits.cpus * CPU_MHZ,
    memoryBytes: traits.memoryGib * GIB,
    diskBytes: traits.diskGib * GIB,
  };
}
