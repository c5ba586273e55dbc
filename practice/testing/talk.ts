import type { Operation, Order, Replica, Switchover } from '#shared/domain/index.ts';
import { loseSite } from '../provider/incidents.ts';
import type { EffectRecord } from '../state/records.ts';
import { failoverOrder, TestWorld } from './world.ts';
import type { OrderOptions } from './world.ts';

export const SECOND_MS = 1_000;
/** Longer than any order takes but a failback. */
export const LONG_MS = 600_000;
/** Longer than a failback takes. */
export const HOUR_MS = 3_600_000;

type FailbackStart = Extract<Order, { kind: 'failback-start' }>;

export const undo = (name: string): Order => ({ kind: 'undo-failover', replicaId: `rep-${name}`, force: false });
export const permanent = (name: string): Order => ({ kind: 'permanent-failover', replicaId: `rep-${name}` });
export const prepare = (scope: 'full-site' | 'partial-site'): Order => ({
  kind: 'network-prepare',
  applianceId: 'appliance-01',
  scope,
});
export const planned = (name: string): Order => ({ kind: 'planned-failover', replicaId: `rep-${name}` });
export const testStart = (name: string): Order => ({
  kind: 'test-start',
  replicaId: `rep-${name}`,
  point: { kind: 'latest', notOlderThan: 0 },
});
export const testStop = (name: string): Order => ({ kind: 'test-stop', replicaId: `rep-${name}` });
export const goHome = (name: string, different: Partial<FailbackStart> = {}): Order => ({
  kind: 'failback-start',
  replicaId: `rep-${name}`,
  target: { kind: 'original' },
  quickRollback: false,
  switchover: { mode: 'manual' },
  ...different,
});
export const switchOver = (name: string): Order => ({ kind: 'switch-over', replicaId: `rep-${name}` });
export const change = (name: string, switchover: Switchover): Order => ({
  kind: 'change-switchover',
  replicaId: `rep-${name}`,
  switchover,
});
export const commit = (name: string): Order => ({ kind: 'commit-failback', replicaId: `rep-${name}` });
export const cancel = (name: string): Order => ({ kind: 'cancel-failback', replicaId: `rep-${name}` });
export const undoFailback = (name: string): Order => ({ kind: 'undo-failback', replicaId: `rep-${name}` });
export const release: Order = { kind: 'network-release', applianceId: 'appliance-01' };

/** A world where LON-A is lost with its sources off, and what a console says to the provider in it. */
export class Talk {
  readonly world = new TestWorld();

  constructor() {
    loseSite(this.world.provider, { siteId: 'site-lon-a', sources: 'off', unknown: false });
  }

  effects(): EffectRecord[] {
    return [...this.world.provider.store.records('effect').values()];
  }

  operation(id: string): Operation {
    const operation = this.world.provider.store.get('operation', id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    return operation;
  }

  /** The last feed line of a replica that an operation caused: what a console judges its effect by. */
  lastLine(name: string, operationId: string): Replica {
    const { log, head } = this.world.provider.store;
    for (let seq = head; seq > log.floor; seq--) {
      const line = JSON.parse(log.line(seq) ?? '{}') as {
        id?: string;
        causedBy?: string;
        kind?: string;
        body: Replica;
      };
      if (line.kind === 'replica' && line.id === `rep-${name}` && line.causedBy === operationId) return line.body;
    }
    throw new Error(`${operationId} caused no line of ${name}`);
  }

  /** Sends a step's order and answers the operation. */
  order(runId: string, stepId: string, options: OrderOptions = {}): Operation {
    return this.world.ok('submit', this.world.orderRequest(runId, stepId, options));
  }

  /** Sends a step's order and answers the code of its refusal, with the first blocker where there is one. */
  refusal(runId: string, stepId: string, options: OrderOptions = {}): string {
    const problem = this.world.refused('submit', this.world.orderRequest(runId, stepId, options));
    const blocker = problem.blockers?.[0];
    return blocker === undefined ? problem.code : `${problem.code}: ${blocker.code}`;
  }

  renew(runId: string): void {
    this.world.ok('renewLease', { params: { id: runId }, body: { instanceId: 'console-1', token: 1 } });
  }

  end(runId: string): void {
    this.world.ok('endRun', { params: { id: runId }, body: { token: 1, ending: 'completed', reason: '' } });
  }

  /** A run of failovers at LON-A with an attestation, ready to be ordered. */
  attestedRun(runId: string, orders: Record<string, Order>): OrderOptions {
    this.world.run(runId, orders);
    return { evidence: this.world.attest(runId, 'site-lon-a') };
  }

  /** Orders one thing in a run of its own, waits until it is over, and ends the run. */
  do(runId: string, order: Order, waitMs = HOUR_MS): Operation {
    this.world.run(runId, { do: order });
    const { id } = this.order(runId, 'do');
    this.world.clock.advance(waitMs);
    this.renew(runId);
    this.end(runId);
    return this.operation(id);
  }

  /** Brings a replica of LON-A into failover, as a run of its own. */
  failOver(name: string): void {
    const options = this.attestedRun(`f-${name}`, { start: failoverOrder(name) });
    this.order(`f-${name}`, 'start', options);
    this.world.clock.advance(LONG_MS);
    this.end(`f-${name}`);
  }
}
