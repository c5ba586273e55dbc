import type { Host, Network, Operation, Plan, Replica, Run, Site, Vm } from '#shared/domain/index.ts';
import type { FailbackView, KeptFailback } from '#shared/ipc/index.ts';
import { Durations } from '../../engine/durations.ts';
import { LIMITS_UNKNOWN } from '../../engine/review/review-desk.ts';
import type { UntoldRun } from '../../engine/run-desk.ts';
import { committedChange } from '../../gateway/feed/committed.ts';
import { succeed } from '../../ports.ts';
import type { FailbackFile } from '../../store/index.ts';
import { aReplica, aSite, aVm, line } from '../../store/testing/lines.ts';
import { FailbackDesk } from '../failback-desk.ts';
import type { FailbackResult } from '../failures.ts';

export const NOW = 1_700_000_100_000;

/** A desk of wizards over facts in memory, which change only when the test tells them. */
export class FailbackWorld {
  readonly vms = new Map<string, { vm: Vm; replica: Replica | null }>();
  readonly runs = new Map<string, Run>();
  readonly operations: Operation[] = [];
  readonly rows = new Map<string, KeptFailback>();
  readonly sites: Site[] = [aSite('site-1')];
  readonly hosts: Host[] = [
    {
      ...{ id: 'host-1', siteId: 'site-1', cluster: null, name: 'esx-01' },
      ...{ capacity: { cpuMhz: 9_000, memoryBytes: 9e9 }, used: { cpuMhz: 0, memoryBytes: 0 } },
    },
  ];
  readonly networks: Network[] = [
    { id: 'net-1', siteId: 'site-1', name: 'db', cidr: null, withInternet: false, mappedToId: null },
  ];
  readonly plans = new Map<string, Plan>();
  readonly here = new Set<string>();
  untold: readonly UntoldRun[] = [];
  readonly durations = new Durations();
  now = NOW;
  reads = 0;
  changes = 0;
  desk: FailbackDesk = this.#open();
  #ids = 0;
  #seq = 0;

  /** A VM that runs at the provider, unless it is said otherwise. */
  vm(id: string, changes: Partial<Replica> = {}, vm: Partial<Vm> = {}): void {
    const replica = aReplica(`rep-${id}`, id, {
      state: 'failover',
      power: 'on',
      allowedActions: ['failback-start', 'undo-failover'],
      failover: { runId: 'run-0', since: NOW - 60_000, pointAt: NOW - 90_000, pointId: null },
      sourcePower: { power: 'off', observedAt: NOW - 70_000, observer: 'site-agent', changedBy: null },
      temporaryBytes: 2e9,
      ...changes,
    });
    this.vms.set(id, { vm: aVm(id, { networkIds: ['net-1'], ...vm }), replica });
  }

  /** The feed tells of a change of a replica. */
  tell(vmId: string, changes: Partial<Replica>): void {
    const known = this.vms.get(vmId);
    if (known === undefined || known.replica === null) throw new Error(`no ${vmId}`);
    const replica = { ...known.replica, ...changes };
    this.vms.set(vmId, { ...known, replica });
    this.desk.onChanges([committedChange(line((this.#seq += 1), 'replica', replica))]);
  }

  tellRun(run: Run): void {
    this.runs.set(run.id, run);
    this.desk.onChanges([committedChange(line((this.#seq += 1), 'run', run))]);
  }

  tellOperation(operation: Operation): void {
    this.operations.push(operation);
    this.desk.onChanges([committedChange(line((this.#seq += 1), 'operation', operation))]);
  }

  /** The program ends and is started again. */
  restart(): void {
    this.desk = this.#open();
  }

  async begun(...vmIds: readonly string[]): Promise<string> {
    return must(await this.desk.begin(null, vmIds)).failbackId;
  }

  async view(failbackId: string): Promise<FailbackView> {
    return must(await this.desk.view(failbackId));
  }

  async steps(failbackId: string): Promise<Record<string, string>> {
    const { all } = await this.view(failbackId);
    return Object.fromEntries(all.map(({ vmId, step }) => [vmId, step]));
  }

  #open(): FailbackDesk {
    const file: Pick<FailbackFile, 'openOnes' | 'keep'> = {
      openOnes: (connectionId) =>
        succeed([...this.rows.values()].filter((row) => row.connectionId === connectionId && row.closedAt === null)),
      keep: (kept) => {
        // What is kept on a disk is no object that a later change could reach.
        this.rows.set(kept.id, structuredClone(kept));
        return succeed(undefined);
      },
    };
    return new FailbackDesk({
      ...{ connectionId: 'c-1', file, isHere: (runId) => this.here.has(runId) },
      reader: {
        subjects: (ids) => {
          this.reads += ids.length;
          return ids.flatMap((id) => {
            const known = this.vms.get(id);
            return known === undefined ? [] : { ...known, points: null };
          });
        },
        vm: (id) => this.vms.get(id)?.vm ?? null,
        runs: () => [...this.runs.values()],
        operationsOfRun: (runId) => this.operations.filter((operation) => operation.runId === runId),
        sites: () => this.sites,
        hosts: () => this.hosts,
        networks: () => this.networks,
        heardAt: () => this.now,
        plan: (id) => this.plans.get(id) ?? null,
      },
      ids: { uuid: () => `f-${String((this.#ids += 1))}` },
      now: () => this.now,
      subject: () => ({ id: 'p-1', name: 'Ann', roles: ['operator'] }),
      limits: () => LIMITS_UNKNOWN,
      durations: () => this.durations,
      untoldRuns: () => this.untold,
      turn: () => Promise.resolve(),
      changed: () => (this.changes += 1),
    });
  }
}

export function must<T>(result: FailbackResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
