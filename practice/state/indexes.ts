import type { Operation, Replica } from '#shared/domain/index.ts';
import type { EntityBody, EntityKind } from '#shared/gateway-api/index.ts';

/** Sets by key. */
class Groups {
  readonly #groups = new Map<string, Set<string>>();

  add(key: string, id: string): void {
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, new Set([id]));
    else group.add(id);
  }

  remove(key: string, id: string): void {
    const group = this.#groups.get(key);
    group?.delete(id);
    if (group?.size === 0) this.#groups.delete(key);
  }

  of(key: string): readonly string[] {
    return [...(this.#groups.get(key) ?? [])];
  }
}

function keep(set: Set<string>, id: string, belongs: boolean): void {
  if (belongs) set.add(id);
  else set.delete(id);
}

const isOpen = (operation: Operation): boolean => operation.state === 'accepted' || operation.state === 'working';

/** What is looked up often, kept in step with the entities: by whom, where, and what is in work. */
export class Indexes {
  readonly operationByKey = new Map<string, string>();
  readonly operationsOfRun = new Groups();
  /** By `runId/stepId`. */
  readonly operationsOfStep = new Groups();
  readonly openOperations = new Set<string>();
  /** The operations in work on a replica or an appliance: a switchover can be changed while the failback synchronises. */
  readonly openByTarget = new Groups();
  /** Replicas that are told to be on, and not in a test. */
  readonly runningReplicas = new Set<string>();
  /** Replicas in a failback, whose source may be at another site than their VM. */
  readonly failbacks = new Set<string>();
  readonly plans = new Set<string>();
  readonly networks = new Set<string>();
  readonly replicaOfVm = new Map<string, string>();
  readonly replicasOfHost = new Groups();
  readonly vmsOfSite = new Groups();
  readonly #siteOfVm = new Map<string, string>();
  readonly #hostOfReplica = new Map<string, string>();

  see(kind: EntityKind, id: string, body: EntityBody | null): void {
    if (kind === 'operation' && body !== null) this.#seeOperation(body as Operation);
    else if (kind === 'replica') this.#seeReplica(id, body as Replica | null);
    else if (kind === 'vm') this.#seeVm(id, body as EntityBody<'vm'> | null);
    else if (kind === 'plan') keep(this.plans, id, body !== null);
    else if (kind === 'network') keep(this.networks, id, body !== null);
  }

  #seeOperation(operation: Operation): void {
    const { id, order } = operation;
    this.operationByKey.set(operation.key, id);
    this.operationsOfRun.add(operation.runId, id);
    this.operationsOfStep.add(`${operation.runId}/${operation.stepId}`, id);
    const target = 'replicaId' in order ? order.replicaId : order.applianceId;
    if (isOpen(operation)) {
      this.openOperations.add(id);
      this.openByTarget.add(target, id);
    } else {
      this.openOperations.delete(id);
      this.openByTarget.remove(target, id);
    }
  }

  #seeReplica(id: string, body: Replica | null): void {
    const host = this.#hostOfReplica.get(id);
    if (host !== undefined) this.replicasOfHost.remove(host, id);
    this.#hostOfReplica.delete(id);
    keep(this.runningReplicas, id, body?.power === 'on' && body.test === null);
    keep(this.failbacks, id, body !== null && body.failback !== null);
    if (body === null) return;
    this.#hostOfReplica.set(id, body.hostId);
    this.replicasOfHost.add(body.hostId, id);
    this.replicaOfVm.set(body.vmId, id);
  }

  #seeVm(id: string, body: EntityBody<'vm'> | null): void {
    const site = this.#siteOfVm.get(id);
    if (site !== undefined) this.vmsOfSite.remove(site, id);
    this.#siteOfVm.delete(id);
    if (body === null) return;
    this.#siteOfVm.set(id, body.siteId);
    this.vmsOfSite.add(body.siteId, id);
  }
}
