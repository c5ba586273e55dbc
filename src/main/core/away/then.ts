import type { Plan, Replica, Run, Site, Vm } from '#shared/domain/index.ts';
import type { KeptBefore, InventoryReader } from '../store/ports.ts';
import { parseJson } from '../parse-json.ts';
import type { VmThen } from './facts.ts';

/** 200 lines take some 3 ms to read. */
const LINES_A_TURN = 200;

interface Bodies {
  readonly vm: Vm;
  readonly replica: Replica;
  readonly site: Site;
  readonly plan: Plan;
  readonly run: Run;
}
type Kind = keyof Bodies;

/** Everything that was left as it was before: entity by entity, null where there was none. */
export class Then {
  readonly #kept: { readonly [K in Kind]: Map<string, Bodies[K] | null> } = {
    vm: new Map(),
    replica: new Map(),
    site: new Map(),
    plan: new Map(),
    run: new Map(),
  };
  /** VM id → its replica as it was. */
  readonly #replicaOf = new Map<string, Replica>();

  static async read(reader: Pick<InventoryReader, 'before'>, turn: () => Promise<void>): Promise<Then> {
    const then = new Then();
    let last: KeptBefore | null = null;
    do {
      const lines: readonly KeptBefore[] = reader.before(last, LINES_A_TURN);
      for (const line of lines) then.#take(line);
      last = lines.at(-1) ?? null;
      await turn();
    } while (last !== null);
    return then;
  }

  each<K extends Kind>(kind: K): readonly { readonly id: string; readonly was: Bodies[K] | null }[] {
    return [...this.#kept[kind]].map(([id, was]) => ({ id, was }));
  }

  /** VMs of which anything was left: their own line, or that of a replica, which may be a new one. */
  vmIds(now: Pick<InventoryReader, 'replica'>): readonly string[] {
    const ofReplicas = [...this.#kept.replica].flatMap(([id, was]) => (was ?? now.replica(id))?.vmId ?? []);
    return [...new Set([...this.#kept.vm.keys(), ...ofReplicas])];
  }

  /** The VM as it was; what left nothing is as it is now. */
  vm(vmId: string, now: VmThen): VmThen {
    const own = this.#kept.vm.get(vmId);
    const { replica } = now;
    const untouched = replica !== null && !this.#kept.replica.has(replica.id) ? replica : null;
    return { vm: own === undefined ? now.vm : own, replica: this.#replicaOf.get(vmId) ?? untouched };
  }

  /** The feed checked the line when it came. */
  #take({ kind, id, text }: KeptBefore): void {
    const was = text === null ? null : (parseJson(text) as { readonly body: unknown }).body;
    if (!Object.hasOwn(this.#kept, kind)) return;
    (this.#kept[kind as Kind] as Map<string, unknown>).set(id, was);
    if (kind === 'replica' && was !== null) this.#replicaOf.set((was as Replica).vmId, was as Replica);
  }
}
