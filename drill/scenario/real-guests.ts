import type { ReviewRequest } from '#shared/ipc/index.ts';
import type { RunVerb } from '#shared/domain/index.ts';
import { realLimits } from '../../practice/qemu/machines.ts';
import type { DiskRecord } from '../../practice/qemu/records.ts';
import { violationsOf } from '../checks.ts';
import type { Performed } from '../checks.ts';
import { lostBefore, missingOn, mostAtOnce, writingAtOnce } from '../guests/judge.ts';
import { GUEST_MS_MAX, Guests, RECORDS } from '../guests/guests.ts';
import type { DrillGuest, LatestPoint } from '../guests/guests.ts';
import { attests, largestSite, loseSite, perform, returnSite, reviewOfAll } from '../stage.ts';
import type { Outcome, Stage } from '../stage.ts';
import { ask, pictureOf, until } from '../watch.ts';
import { fencesByHost } from './fencing.ts';
import type { Fencing } from './fencing.ts';
import { outOfOrder } from './full-site.ts';
import { planOfLargestSite } from './plans.ts';

/** Of three guests one goes back by undo, the others go home. */
const UNDO_EACH = 3;

type Books = Map<string, readonly DiskRecord[]>;
type Options = NonNullable<ReviewRequest['options']>;

/**
 * Real machines: a site is killed, its guests are failed over by plan, some undone, the others brought home. What was
 * lost and what came home is read from the disks.
 */
export async function realGuests(stage: Stage): Promise<Outcome> {
  const guests = await Guests.of(stage);
  const fencing = stage.hosts === undefined ? null : await fencesByHost(stage, guests, stage.hosts);
  const tale = new Tale(stage, guests, fencing);
  await tale.livesOn();
  await tale.losesTheSite();
  await tale.failsOver();
  await tale.undoesSome();
  await tale.goesHome();
  return tale.outcome();
}

class Tale {
  readonly #stage: Stage;
  readonly #guests: Guests;
  readonly #fencing: Fencing | null;
  readonly #performed: Performed[] = [];
  readonly #violations: string[] = [];
  /** What each disk held at the moments that are judged. */
  readonly #atPoint: Books = new Map();
  readonly #home: Books = new Map();
  readonly #replica: Books = new Map();
  readonly #cameHome: Books = new Map();
  readonly #points = new Map<string, LatestPoint>();
  #startsAtOnce = 0;
  #lostBeforePoint = 0;
  #lostByFailback = 0;

  constructor(stage: Stage, guests: Guests, fencing: Fencing | null) {
    this.#stage = stage;
    this.#guests = guests;
    this.#fencing = fencing;
  }

  /** Each guest has a point by now, and writes on. */
  async livesOn(): Promise<void> {
    const { all, disks } = this.#guests;
    const now = new Map(await Promise.all(all.map(async (guest) => [guest.vmId, await disks.home(guest)] as const)));
    await this.#guests.write('records after the point', all, async (guest) => {
      return (await disks.home(guest)).length >= (now.get(guest.vmId)?.length ?? 0) + RECORDS;
    });
  }

  /** From here on there are no new points: what the latest ones hold is settled. */
  async losesTheSite(): Promise<void> {
    const site = largestSite(await pictureOf(this.#stage.port, this.#stage.connectionId));
    await loseSite(this.#stage, site);
    for (const guest of this.#guests.all) {
      if (this.#guests.isAlive(guest)) this.#violations.push(`${guest.name} is alive after the death of its site`);
      await this.#judgePoint(guest);
    }
  }

  async #judgePoint(guest: DrillGuest): Promise<void> {
    const latest = await this.#guests.latestPoint(guest);
    if (latest === null) throw new Error(`${guest.name} has no point`);
    const home = await this.#guests.disks.home(guest);
    const point = await this.#guests.disks.point(guest, latest.id);
    if (point.length === 0) this.#violations.push(`the point of ${guest.name} holds nothing`);
    this.#points.set(guest.vmId, latest);
    this.#home.set(guest.vmId, home);
    this.#atPoint.set(guest.vmId, point);
    this.#lostBeforePoint += lostBefore(latest.at, home, point);
  }

  async failsOver(): Promise<void> {
    const { port, connectionId, provider } = this.#stage;
    const { all, disks } = this.#guests;
    const { planId } = await planOfLargestSite(this.#stage);
    const { plan } = await ask(port, 'plan.get', { connectionId, planId });
    if (plan === null) throw new Error('the plan is gone');
    const evidence = [attests(all[0]?.siteId ?? '')];
    const started = await this.#do(await reviewOfAll(this.#stage, 'failover', [], { planId, evidence }));
    const truth = await provider.control.truth();
    this.#violations.push(...violationsOf(truth, started), ...outOfOrder(truth, plan, started));
    this.#startsAtOnce = startsAtOnceOf(started);
    if (this.#startsAtOnce > realLimits.startsAtOnce) this.#violations.push('more starts at once than are allowed');
    await this.#guests.write('writes of the replica', all, async (guest) => {
      return (await disks.replica(guest)).length >= this.#read(this.#atPoint, guest).length + RECORDS;
    });
    for (const guest of all) await this.#judgeStart(guest);
  }

  /** What a replica was started with is what its point holds, record by record. */
  async #judgeStart(guest: DrillGuest): Promise<void> {
    const disk = await this.#guests.disks.replica(guest);
    const point = this.#read(this.#atPoint, guest);
    this.#replica.set(guest.vmId, disk);
    this.#lostBeforePoint += missingOn(disk, point);
    if (disk[point.length]?.boot === point.at(-1)?.boot) this.#violations.push(`${guest.name} was not started anew`);
  }

  async undoesSome(): Promise<void> {
    const undone = this.#undone();
    if (undone.length === 0) return;
    await this.#run('undo-failover', undone);
    for (const guest of undone) {
      const latest = await this.#guests.latestPoint(guest);
      const now = latest === null ? [] : await this.#guests.disks.point(guest, latest.id);
      const before = this.#read(this.#atPoint, guest);
      if (latest?.id !== this.#pointOf(guest).id || now.length !== before.length || missingOn(now, before) > 0)
        this.#violations.push(`${guest.name} did not go back to its latest point`);
      if (this.#guests.disks.hasOwnDisk(guest)) this.#violations.push(`writes of ${guest.name} outlived its undo`);
    }
  }

  /** Half of them by quick rollback, half by comparing everything; switched over by hand, and committed. */
  async goesHome(): Promise<void> {
    const { all, disks } = this.#guests;
    const going = all.filter((guest) => !this.#undone().includes(guest));
    const site = largestSite(await pictureOf(this.#stage.port, this.#stage.connectionId));
    await returnSite(this.#stage, site, 'off');
    const half = Math.ceil(going.length / 2);
    await this.#run('failback', going.slice(0, half), byHand(true));
    await this.#run('failback', going.slice(half), byHand(false));
    await this.#run('switch-over', going);
    // Off, the replica's disk stands still: all that it ever wrote.
    for (const guest of going) this.#replica.set(guest.vmId, await disks.replica(guest));
    await this.#guests.write('writes of production', going, async (guest) => {
      return (await disks.home(guest)).length >= this.#read(this.#replica, guest).length + RECORDS;
    });
    for (const guest of going) await this.#judgeReturn(guest);
    await this.#run('commit-failback', going);
    await this.#protectedAgain(going);
  }

  async #judgeReturn(guest: DrillGuest): Promise<void> {
    const home = await this.#guests.disks.home(guest);
    this.#cameHome.set(guest.vmId, home);
    this.#lostByFailback += missingOn(home, this.#read(this.#replica, guest));
  }

  /** Replication goes on from what came home. */
  async #protectedAgain(guests: readonly DrillGuest[]): Promise<void> {
    const { control } = this.#stage.provider;
    for (const guest of guests) {
      await control.inject({ fault: 'new-point', replicaId: guest.replicaId });
      await until(`a point of ${guest.name} after its return`, GUEST_MS_MAX, async () => {
        const latest = await this.#guests.latestPoint(guest);
        const point = latest === null ? [] : await this.#guests.disks.point(guest, latest.id);
        const wanted = this.#read(this.#cameHome, guest);
        return point.length >= wanted.length && missingOn(point, wanted) === 0 ? true : null;
      });
    }
  }

  async outcome(): Promise<Outcome> {
    const { all } = this.#guests;
    const disks = all.map(({ vmId }) =>
      [this.#home, this.#replica, this.#cameHome].map((book) => book.get(vmId) ?? []),
    );
    const fencing = this.#fencing;
    const bothSitesWriting = [...disks, fencing?.disks ?? []].reduce((sum, ofOne) => sum + writingAtOnce(ofOne), 0);
    const after = all.map((each) => this.#read(this.#home, each).length - this.#read(this.#atPoint, each).length);
    const truth = await this.#stage.provider.control.truth();
    const figures = {
      guests: all.length,
      recordsBeforePointLost: this.#lostBeforePoint,
      recordsAfterPoint: after.reduce((sum, each) => sum + each, 0),
      recordsLostFailback: this.#lostByFailback,
      bothSitesWriting,
      ...fencing?.figures,
      startsAtOnceMax: this.#startsAtOnce,
      effectsPerStepMax: Math.max(0, ...Object.values(truth.effectsByStep)),
    };
    const held =
      this.#lostBeforePoint + this.#lostByFailback + bothSitesWriting === 0 &&
      Object.values(fencing?.figures ?? {}).every((each) => each);
    const violations = [...new Set([...(fencing?.violations ?? []), ...this.#violations])];
    const performed = [...(fencing?.performed ?? []), ...this.#performed];
    return { figures, violations, performed, shown: held && this.#cameHome.size > 0 };
  }

  #undone(): readonly DrillGuest[] {
    return this.#guests.all.filter((_guest, place) => place % UNDO_EACH === UNDO_EACH - 1);
  }

  #pointOf({ vmId, name }: DrillGuest): LatestPoint {
    const point = this.#points.get(vmId);
    if (point === undefined) throw new Error(`no point of ${name} was taken`);
    return point;
  }

  #read(book: Books, { vmId }: DrillGuest): readonly DiskRecord[] {
    return book.get(vmId) ?? [];
  }

  async #run(verb: RunVerb, guests: readonly DrillGuest[], options: Options = {}): Promise<void> {
    if (guests.length === 0) return;
    const vmIds = guests.map(({ vmId }) => vmId);
    await this.#do(await reviewOfAll(this.#stage, verb, vmIds, { options }));
  }

  async #do(made: Performed['review']): Promise<Performed> {
    const performed = await perform(this.#stage, made);
    this.#performed.push(performed);
    const { title, ending } = performed.run;
    if (ending !== 'completed') throw new Error(`“${title}” ended as ${ending ?? 'nothing'}`);
    return performed;
  }
}

function startsAtOnceOf({ run }: Performed): number {
  const starts = run.lines.filter(({ kind }) => kind === 'failover');
  return mostAtOnce(
    starts.flatMap(({ startedAt: from, endedAt: to }) => (from === null ? [] : [{ from, to: to ?? from }])),
  );
}

const byHand = (quickRollback: boolean): Options => ({
  failback: { target: { kind: 'original' }, quickRollback, switchover: { mode: 'manual' } },
});
