import type { Operation, Order } from '#shared/domain/index.ts';
import { loseSite } from '../provider/incidents.ts';
import type { EffectRecord } from '../state/records.ts';
import { failoverOrder, TestWorld } from './world.ts';
import type { OrderOptions } from './world.ts';

export const SECOND_MS = 1_000;
/** Longer than any order takes. */
export const LONG_MS = 600_000;

export const undo = (name: string): Order => ({ kind: 'undo-failover', replicaId: `rep-${name}`, force: false });
export const permanent = (name: string): Order => ({ kind: 'permanent-failover', replicaId: `rep-${name}` });
export const prepare = (scope: 'full-site' | 'partial-site'): Order => ({
  kind: 'network-prepare',
  applianceId: 'appliance-01',
  scope,
});
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

  /** Brings a replica of LON-A into failover, as a run of its own. */
  failOver(name: string): void {
    const options = this.attestedRun(`f-${name}`, { start: failoverOrder(name) });
    this.order(`f-${name}`, 'start', options);
    this.world.clock.advance(LONG_MS);
    this.end(`f-${name}`);
  }
}
