import type { HostAct, PlanDraft, PlanHostStep } from '#shared/domain/index.ts';
import type { RunLine, RunView } from '#shared/ipc/index.ts';
import { wordsOf } from '#shared/texts/index.ts';
import type { DiskRecord } from '../../practice/qemu/records.ts';
import type { Hosts } from '../../src/main/core/hosts/index.ts';
import { violationsOf } from '../checks.ts';
import type { Performed } from '../checks.ts';
import { writingAtOnce } from '../guests/judge.ts';
import type { DrillGuest, Guests } from '../guests/guests.ts';
import { Hypervisor } from '../guests/hypervisor.ts';
import { largestSite, loseSite, perform, returnSite, reviewOfAll } from '../stage.ts';
import type { Stage } from '../stage.ts';
import { ask, pictureOf } from '../watch.ts';

const LOOK_AGAIN_MS = 20;

/** What is true of the part on a host; each decides whether the drill held. */
export interface Fencing {
  readonly figures: {
    /** The source's process was ended on its host, on this word alone the replica was started, and only afterwards. */
    readonly fencedByHost: boolean;
    /** A host with another key than the pinned one was given nothing; both fingerprints are told. */
    readonly wrongKeyRefused: boolean;
    /** A command that hangs was ended on its host at its limit. */
    readonly hungCommandCut: boolean;
  };
  readonly performed: readonly Performed[];
  readonly violations: readonly string[];
  /** What both copies of the VM had written, while both disks were there. */
  readonly disks: readonly (readonly DiskRecord[])[];
}

/** Which of the two machines of a VM were seen to run. */
interface Seen {
  bothAtOnce: boolean;
  readonly sourceAtFirst: boolean;
}

/**
 * A site that nobody hears, whose machines run on: nobody can attest that they are off. A step of the plan cuts the source
 * off on its hypervisor; with the hypervisor's word for evidence its replica is started. Then all is as it was.
 */
export async function fencesByHost(stage: Stage, guests: Guests, hosts: Hosts): Promise<Fencing> {
  const [guest] = guests.all;
  if (guest === undefined) throw new Error('there is no guest to cut off');
  const hypervisor = await Hypervisor.start(guests.disks.control(guest));
  try {
    return await new FencingTale(stage, guests, guest, hypervisor).plays(hosts);
  } finally {
    hypervisor.stop();
  }
}

class FencingTale {
  readonly #stage: Stage;
  readonly #guests: Guests;
  readonly #guest: DrillGuest;
  readonly #hypervisor: Hypervisor;

  constructor(stage: Stage, guests: Guests, guest: DrillGuest, hypervisor: Hypervisor) {
    this.#stage = stage;
    this.#guests = guests;
    this.#guest = guest;
    this.#hypervisor = hypervisor;
  }

  async plays(hosts: Hosts): Promise<Fencing> {
    const { port, connectionId, provider } = this.#stage;
    const steps = this.#steps();
    const acts = steps.map(({ act }) => act);
    await this.#hypervisor.makeKnownTo(hosts, acts);
    const planId = await this.#savesPlan(steps);
    const site = largestSite(await pictureOf(port, connectionId));
    await loseSite(this.#stage, site, 'as-they-are');
    const seen: Seen = { bothAtOnce: false, sourceAtFirst: this.#guests.isAlive(this.#guest) };
    const started = await this.#failsOver(planId, seen);
    const disks = await this.#bothDisks();
    const figures = this.#figures(started, seen, disks);
    const violations = violationsOf(await provider.control.truth(), started);
    const undone = await perform(this.#stage, await reviewOfAll(this.#stage, 'undo-failover', [this.#guest.vmId]));
    if (undone.run.ending !== 'completed') violations.push(`the undo of ${this.#guest.name} was not completed`);
    await returnSite(this.#stage, site, 'on');
    await this.#removesPlan(planId);
    return { figures, performed: [started, undone], violations, disks };
  }

  #steps(): PlanHostStep[] {
    // What is to go wrong is about no VM, and must hold nothing up.
    const step = (id: string, name: string, act: HostAct, vmId: string | null): PlanHostStep => ({
      ...{ id, name, act, vmId, critical: vmId !== null },
      ...{ when: 'before', runsIn: ['failover'], retries: 0 },
    });
    const { vmId, name } = this.#guest;
    return [
      step('other-key', 'A host that is not who it says', this.#hypervisor.onImpostor(), null),
      step('hangs', 'A command that never ends', this.#hypervisor.hangs(), null),
      step('fence', `Cut ${name} off`, this.#hypervisor.fence(vmId), vmId),
    ];
  }

  async #savesPlan(hostSteps: readonly PlanHostStep[]): Promise<string> {
    const { port, connectionId } = this.#stage;
    const { vmId } = this.#guest;
    const member = { vmId, after: [], bootDelaySeconds: 0, critical: true, retries: 0, timeoutSeconds: null, note: '' };
    const draft: PlanDraft = {
      ...{ name: 'Out of contact', description: '', replicaKind: 'snapshot', members: [member] },
      ...{ gates: [], hostSteps: [...hostSteps], contacts: [], gateways: [], publicIpRuleIds: [] },
    };
    const { planId } = await ask(port, 'plan.draft', { connectionId, planId: null, draft });
    const saving = await ask(port, 'plan.save', { connectionId, planId });
    if (!saving.saved) throw new Error('the plan with steps on hosts was not saved');
    return planId;
  }

  async #removesPlan(planId: string): Promise<void> {
    const { port, connectionId } = this.#stage;
    const { plan } = await ask(port, 'plan.get', { connectionId, planId });
    await ask(port, 'plan.remove', { connectionId, planId, rev: plan?.rev ?? 1 });
  }

  async #failsOver(planId: string, seen: Seen): Promise<Performed> {
    const look = setInterval(() => {
      seen.bothAtOnce ||= this.#guests.isAlive(this.#guest) && this.#guests.isReplicaAlive(this.#guest);
    }, LOOK_AGAIN_MS);
    try {
      const performed = await perform(this.#stage, await reviewOfAll(this.#stage, 'failover', [], { planId }));
      const start = performed.run.lines.find(({ kind }) => kind === 'failover');
      if (start?.word === 'observed') return performed;
      throw new Error(`${this.#guest.name} was not started: ${toldOf(lineOf(performed.run, 'host.fence'))}`);
    } finally {
      clearInterval(look);
    }
  }

  async #bothDisks(): Promise<readonly (readonly DiskRecord[])[]> {
    const { disks } = this.#guests;
    await this.#guests.write('writes of the replica', [this.#guest], async (guest) => {
      const boots = new Set((await disks.replica(guest)).map(({ boot }) => boot));
      return boots.size > 1;
    });
    return Promise.all([disks.home(this.#guest), disks.replica(this.#guest)]);
  }

  #figures({ run, review: made }: Performed, seen: Seen, disks: Fencing['disks']): Fencing['figures'] {
    const [fence, otherKey, hung] = ['fence', 'other-key', 'hangs'].map((id) => lineOf(run, `host.${id}`));
    const start = run.lines.find(({ kind }) => kind === 'failover');
    const isOnlyEvidence = made.items.every(({ evidence }) => evidence.kind === 'fence-step');
    const fenced = fence?.word === 'passed' && start?.word === 'observed';
    const inTurn = (fence?.at ?? Infinity) <= (start?.startedAt ?? -Infinity);
    const neverBoth = seen.sourceAtFirst && !seen.bothAtOnce && writingAtOnce(disks) === 0;
    const saysBoth = this.#hypervisor.fingerprints.every((fingerprint) => toldOf(otherKey).includes(fingerprint));
    return {
      fencedByHost: isOnlyEvidence && fenced && inTurn && neverBoth && !this.#guests.isAlive(this.#guest),
      wrongKeyRefused: otherKey?.word === 'failed' && saysBoth && !this.#hypervisor.didImpostorAct,
      hungCommandCut: hung?.word === 'failed' && toldOf(hung).includes('at its limit') && this.#hypervisor.isHungGone,
    };
  }
}

const lineOf = (run: RunView, id: string): RunLine | undefined => run.lines.find(({ stepId }) => stepId === id);

function toldOf(line: RunLine | undefined): string {
  return line?.detail == null ? '' : wordsOf(line.detail);
}
