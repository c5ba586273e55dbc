import type { Operation, Replica, Run, Vm } from '#shared/domain/index.ts';
import type { CommittedChange } from '../gateway/port.ts';
import type { InventoryReader } from '../store/ports.ts';

/** 200 VMs with their points take some 10 ms to read. */
const READ_A_TURN = 200;

export type FactsReader = Pick<
  InventoryReader,
  'subjects' | 'runs' | 'operationsOfRun' | 'sites' | 'hosts' | 'networks' | 'heardAt' | 'vm'
>;

export interface KnownVm {
  readonly vm: Vm;
  readonly replica: Replica | null;
}

export interface ReplicatedVm extends KnownVm {
  readonly replica: Replica;
}

export function isReplicated(known: KnownVm): known is ReplicatedVm {
  return known.replica !== null;
}

/**
 * The VMs of open wizards with their replicas and what works on them: read once, a piece a turn, then kept up with the feed.
 * A wizard of 10,000 VMs is looked at again four times a second while they synchronise.
 */
export class KnownFacts {
  readonly #reader: FactsReader;
  readonly #turn: () => Promise<void>;
  #vms = new Map<string, KnownVm>();
  #vmOfReplica = new Map<string, string>();
  #runs: Map<string, Run> | null = null;
  /** The newest synchronisation of a replica. */
  #syncs = new Map<string, Operation>();
  #generation = 0;

  constructor(reader: FactsReader, turn: () => Promise<void>) {
    this.#reader = reader;
    this.#turn = turn;
  }

  /** Reads those that are not known yet. */
  async learn(vmIds: readonly string[]): Promise<void> {
    const generation = this.#generation;
    const missing = vmIds.filter((id) => !this.#vms.has(id));
    for (let from = 0; from < missing.length; from += READ_A_TURN) {
      if (from > 0) await this.#turn();
      // A new picture has come meanwhile: what was read of the old one counts no more.
      if (generation !== this.#generation) return this.learn(vmIds);
      for (const { vm, replica } of this.#reader.subjects(missing.slice(from, from + READ_A_TURN)))
        this.#put({ vm, replica });
    }
    this.#learnSyncs(missing);
  }

  get(vmId: string): KnownVm | null {
    return this.#vms.get(vmId) ?? null;
  }

  syncOf(replicaId: string): Operation | null {
    return this.#syncs.get(replicaId) ?? null;
  }

  runs(): readonly Run[] {
    this.#runs ??= new Map(this.#reader.runs().map((run) => [run.id, run]));
    return [...this.#runs.values()];
  }

  run(runId: string): Run | null {
    this.runs();
    return this.#runs?.get(runId) ?? null;
  }

  /** True where something of what is known has changed. */
  take(changes: readonly CommittedChange[]): boolean {
    return changes.map((change) => this.#takeOne(change)).includes(true);
  }

  /** A whole new picture is shown. */
  forget(): void {
    this.#generation += 1;
    this.#vms = new Map();
    this.#vmOfReplica = new Map();
    this.#runs = null;
    this.#syncs = new Map();
  }

  #takeOne(change: CommittedChange): boolean {
    switch (change.kind) {
      case 'vm':
        return this.#takeVm(change.id, change.op === 'upsert' ? change.body : null);
      case 'replica':
        return this.#takeReplica(change.id, change.op === 'upsert' ? change.body : null);
      case 'operation':
        return change.op === 'upsert' && this.#takeOperation(change.body);
      case 'run':
        if (change.op === 'upsert') this.#runs?.set(change.id, change.body);
        else this.#runs?.delete(change.id);
        return true;
      case 'site':
        return this.#vms.size > 0;
      case 'tenant':
      case 'host':
      case 'network':
      case 'appliance':
      case 'publicIpRule':
      case 'points':
      case 'plan':
        return false;
    }
  }

  #takeVm(vmId: string, vm: Vm | null): boolean {
    const known = this.#vms.get(vmId);
    if (known === undefined) return false;
    if (vm === null) this.#vms.delete(vmId);
    else this.#vms.set(vmId, { ...known, vm });
    return true;
  }

  #takeReplica(replicaId: string, replica: Replica | null): boolean {
    const vmId = replica?.vmId ?? this.#vmOfReplica.get(replicaId);
    const known = vmId === undefined ? undefined : this.#vms.get(vmId);
    if (known === undefined) return false;
    this.#put({ vm: known.vm, replica });
    return true;
  }

  #takeOperation(operation: Operation): boolean {
    const { order } = operation;
    if (order.kind !== 'failback-start' || !this.#vmOfReplica.has(order.replicaId)) return false;
    const known = this.#syncs.get(order.replicaId);
    if (known === undefined || known.acceptedAt <= operation.acceptedAt) this.#syncs.set(order.replicaId, operation);
    return true;
  }

  #put(known: KnownVm): void {
    this.#vms.set(known.vm.id, known);
    if (known.replica !== null) this.#vmOfReplica.set(known.replica.id, known.vm.id);
  }

  #learnSyncs(vmIds: readonly string[]): void {
    const runIds = new Set(vmIds.flatMap((id) => this.#vms.get(id)?.replica?.failback?.runId ?? []));
    for (const runId of runIds)
      for (const operation of this.#reader.operationsOfRun(runId)) this.#takeOperation(operation);
  }
}
