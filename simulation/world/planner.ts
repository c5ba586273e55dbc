import type { Plan } from '#shared/domain/index.ts';
import type { SessionReply } from '#shared/gateway-api/index.ts';
import type { Dice } from '../../practice/random.ts';
import type { SimulatedConsole } from './console.ts';
import type { SimulatedNetwork } from './network.ts';

type HostStep = Plan['hostSteps'][number];

const WAIT_SECONDS_MAX = 12;
const BOOT_SECONDS_MAX = 8;

/** Whose machines, and how many of them. */
export interface Members {
  readonly site: string;
  readonly count: number;
}

/** Somebody who writes plans for bad days, with gates in them, and stores them at the provider. */
export class Planner {
  readonly #network: SimulatedNetwork;
  readonly #credentials: { readonly account: string; readonly password: string };
  #written = 0;

  constructor(network: SimulatedNetwork, credentials: { readonly account: string; readonly password: string }) {
    this.#network = network;
    this.#credentials = credentials;
  }

  /** Writes a plan after the one that the site came with; answers its id. */
  keep({ site, count }: Members, dice: Dice): string {
    const { store } = this.#network.provider;
    const known = store.rows().flatMap(({ kind, body }) => (kind === 'plan' ? [body as Plan] : []));
    const base = known.find(({ name, replicaKind }) => name.startsWith(site) && replicaKind === 'snapshot');
    if (base === undefined) throw new Error(`${site} has no plan`);
    const kept = base.members.slice(0, count);
    const inPlan = new Set(kept.map(({ vmId }) => vmId));
    const members = kept.map((member, at) => ({
      ...member,
      after: member.after.filter((vmId) => inPlan.has(vmId)),
      bootDelaySeconds: dice.chance(0.6) ? dice.int(2, BOOT_SECONDS_MAX) : 0,
      critical: member.critical || at === 0,
    }));
    this.#written += 1;
    const id = `plan-of-planner-${String(this.#written)}`;
    const { name, description, replicaKind, contacts, gateways } = base;
    const draft = { name: `${name} ${String(this.#written)}`, description, replicaKind, contacts, gateways };
    const hostSteps = hostStepsOf(id, members, dice);
    this.#store({ ...draft, id, members, gates: gatesOf(members, dice), hostSteps, publicIpRuleIds: [] });
    return id;
  }

  isHeard(planId: string, { room }: SimulatedConsole): boolean {
    return room.inventory.reader.plan(planId) !== null;
  }

  #store(body: unknown): void {
    const session = this.#network.ask('signIn', { body: this.#credentials }).body as SessionReply;
    const headers = { authorization: `Bearer ${session.accessToken}` };
    const { status } = this.#network.ask('createPlan', { body, headers });
    if (status >= 300) throw new Error(`the plan was refused: ${String(status)}`);
  }
}

const place = { address: 'host.example', port: 22, credential: 'root', jump: null };
const patience = { answersInARow: 2, betweenSeconds: 1, wholeSeconds: 30 };

/** Some of what people do on their own hosts on such a day, now and then. Each act has a text of its own, by which it is known. */
function hostStepsOf(planId: string, members: Plan['members'], dice: Dice): Plan['hostSteps'] {
  const [first, second] = members;
  const text = (what: string): string => `${what} for ${planId}`;
  const step = (id: string, more: Pick<HostStep, 'act' | 'when' | 'vmId'> & Partial<HostStep>): HostStep => ({
    ...{ id, name: id, runsIn: ['failover', 'test-failover'], critical: dice.chance(0.8), retries: dice.int(0, 1) },
    ...more,
  });
  const command = (what: string, safeToRepeat: boolean): HostStep['act'] => ({
    ...{ kind: 'command', place, command: text(what), limitSeconds: 10, exitCodes: [0], contains: null },
    safeToRepeat,
  });
  const fence = (vmId: string): HostStep['act'] => ({
    ...{ kind: 'fence', place, vmName: vmId, powerOff: text('cut off'), powerState: 'state', saysOff: 'off' },
    limitSeconds: 10,
  });
  const look: HostStep['act'] = { kind: 'tcp', address: `${planId}.example`, port: 443, patience };
  return [
    ...(dice.chance(0.5) ? [step('announce', { act: command('announce', false), when: 'before', vmId: null })] : []),
    ...(first !== undefined && dice.chance(0.5)
      ? [step('fence', { act: fence(first.vmId), when: 'before', vmId: first.vmId, runsIn: ['failover'] })]
      : []),
    ...(second !== undefined && dice.chance(0.5)
      ? [step('look', { act: look, when: 'after', vmId: second.vmId })]
      : []),
    ...(dice.chance(0.5) ? [step('name', { act: command('switch the name', true), when: 'after', vmId: null })] : []),
  ];
}

/** A question before the last machines, and a pause before some others. Whatever waits for a gate is not waited for by it. */
function gatesOf(members: Plan['members'], dice: Dice): Plan['gates'] {
  const roots = members.filter(({ after }) => after.length === 0).map(({ vmId }) => vmId);
  const leaves = members.filter(({ after }) => after.length > 0).map(({ vmId }) => vmId);
  const behind = leaves.length > 0 ? leaves : roots.slice(1);
  const opensAfter = roots.slice(0, 1);
  const wait = { id: 'pause', kind: 'wait' as const, text: 'The storage settles.' };
  return [
    { id: 'question', kind: 'prompt', text: 'May it begin?', waitSeconds: 0, after: opensAfter, before: behind },
    ...(roots.length > 1
      ? [{ ...wait, waitSeconds: dice.int(3, WAIT_SECONDS_MAX), after: opensAfter, before: roots.slice(-1) }]
      : []),
  ];
}
