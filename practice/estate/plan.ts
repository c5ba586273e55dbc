/** An estate before it is made of entities: what a table, a generator or an RVTools export says of it. */
export interface EstatePlan {
  readonly tenantName: string;
  readonly sites: readonly SitePlan[];
  readonly vms: readonly VmPlan[];
}

export interface SitePlan {
  readonly name: string;
  readonly networks: readonly NetworkPlan[];
  readonly hosts: readonly HostPlan[];
}

export interface NetworkPlan {
  readonly name: string;
  readonly cidr: string | null;
  readonly withInternet: boolean;
}

export interface HostPlan {
  readonly name: string;
  readonly cluster: string | null;
}

/** What makes one replica different, as in life. */
export type Oddity = 'no-restore-point' | 'not-yet-replicated' | 'too-big' | 'busy' | 'infected' | 'suspicious';

export interface VmPlan {
  readonly name: string;
  readonly siteName: string;
  readonly hostName: string;
  readonly networkNames: readonly string[];
  readonly os: string;
  readonly application: string | null;
  readonly tier: number;
  readonly criticality: 'critical' | 'important' | 'normal';
  readonly cpuMhz: number;
  readonly memoryBytes: number;
  readonly diskBytes: number;
  readonly addressing: 'static' | 'dhcp' | 'unknown';
  readonly addresses: readonly string[];
  readonly sourcePower: 'on' | 'off';
  readonly kind: 'snapshot' | 'cdp';
  readonly rpoSeconds: number;
  /** How many times its RPO lies between two points: 1 keeps its promise, 4 lags behind it. */
  readonly lag: number;
  readonly oddity: Oddity | null;
}

export const MIB = 1_048_576;
export const GIB = 1_024 * MIB;
/** What one virtual processor is counted as. */
export const CPU_MHZ = 2_600;

export const MINUTE_SECONDS = 60;
export const HOUR_SECONDS = 3_600;
