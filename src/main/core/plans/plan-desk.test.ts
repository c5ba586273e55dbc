import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanView } from '#shared/ipc/index.ts';
import { aMember, aPlanDraft } from '../store/testing/lines.ts';
import type { PlanResult } from './failures.ts';
import { PlanWorld } from './testing/plan-world.ts';

let folder: string;
let world: PlanWorld;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plans-'));
  world = new PlanWorld(join(folder, 'drafts.sqlite'));
});

afterEach(() => {
  world.drafts.close();
  rmSync(folder, { recursive: true });
});

function must<T>(result: PlanResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function drafted(planId: string | null, name: string): Promise<PlanView> {
  return must(await world.desk.draft(planId, aPlanDraft({ name })));
}

const listed = () => world.desk.list().map(({ planId, name, draft }) => [planId, name, draft]);

describe('a draft', () => {
  it('of a new plan is only here, until a person saves it', async () => {
    const view = await drafted(null, 'New');
    expect(view).toMatchObject({ planId: 'new-1', draft: 'only', plan: null, local: { baseRev: null } });
    expect(world.sent).toEqual([]);
    expect(must(await world.desk.save('new-1'))).toMatchObject({ saved: true, plan: { draft: 'none', local: null } });
    expect(world.sent).toEqual(['create new-1']);
    expect(listed()).toEqual([['new-1', 'New', 'none']]);
    world.tell();
    expect(listed()).toEqual([['new-1', 'New', 'none']]);
  });

  it('stands on the revision that it was made from, also after a restart and after others changed the plan', async () => {
    world.publish('plan-1');
    expect(await drafted('plan-1', 'Mine')).toMatchObject({ draft: 'ahead', local: { baseRev: 1 } });
    world.publish('plan-1', { description: 'theirs' });
    world.restart();
    expect(await drafted('plan-1', 'Mine, again')).toMatchObject({ draft: 'apart', local: { baseRev: 1 } });
    expect(listed()).toEqual([['plan-1', 'Mine, again', 'apart']]);
  });

  it('may be broken; it says how, and is not sent', async () => {
    const circle = [aMember('vm-1', { after: ['vm-2'] }), aMember('vm-2', { after: ['vm-1'] })];
    const view = must(await world.desk.draft(null, aPlanDraft({ members: circle })));
    expect(view.problems).toMatchObject([{ code: 'cycle' }]);
    expect(view.hindrances.map(({ code }) => code)).toContain('plan-problem.cycle');
    expect(await world.desk.save(view.planId)).toMatchObject({
      failure: { code: 'plan-problem', why: { params: { names: 'vm vm-1 → vm vm-2 → vm vm-1' } }, field: 'members' },
    });
    expect(world.sent).toEqual([]);
  });

  it('that says what its plan says is none', async () => {
    world.publish('plan-1');
    await drafted('plan-1', 'Mine');
    expect(await drafted('plan-1', 'Shop')).toMatchObject({ draft: 'none', local: null });
  });

  it('of a plan that nobody knows is refused, and discarding is always possible', async () => {
    expect(await world.desk.draft('nobody', aPlanDraft())).toMatchObject({ failure: { code: 'not-found' } });
    expect(await world.desk.save('nobody')).toMatchObject({ failure: { code: 'not-found' } });
    expect(await world.desk.get('nobody')).toMatchObject({ failure: { code: 'not-found' } });
    const { planId } = await drafted(null, 'New');
    expect(must(world.desk.discard(planId))).toBeNull();
    expect(must(world.desk.discard(planId))).toBeNull();
    expect(listed()).toEqual([]);
  });

  it('is never sent by itself when contact returns', async () => {
    world.freshness = 'offline';
    const { planId } = await drafted(null, 'New');
    expect(await world.desk.save(planId)).toMatchObject({ failure: { code: 'offline', retryable: true } });
    world.freshness = 'live';
    world.desk.onReplaced();
    world.tell();
    expect(world.sent).toEqual([]);
    expect(must(await world.desk.save(planId))).toMatchObject({ saved: true });
  });
});

describe('saving', () => {
  it('replaces exactly the revision that the draft was made from', async () => {
    world.publish('plan-1', { rev: 7 });
    await drafted('plan-1', 'Mine');
    const [first, second] = await Promise.all([world.desk.save('plan-1'), world.desk.save('plan-1')]);
    expect(must(first)).toMatchObject({ saved: true, plan: { name: 'Mine', plan: { rev: 8 } } });
    expect(second).toEqual(first);
    expect(world.sent).toEqual(['replace plan-1 7']);
  });

  it('of a plan that changed meanwhile compares, and saves nothing', async () => {
    world.publish('plan-1');
    await drafted('plan-1', 'Mine');
    world.plans.set('plan-1', { ...world.publish('plan-1'), name: 'Theirs', rev: 3 });
    expect(must(await world.desk.save('plan-1'))).toEqual({
      saved: false,
      theirRev: 3,
      differences: [
        {
          ...{ path: 'name', label: 'Name', mine: 'changed', theirs: 'changed', conflict: true },
          details: [
            {
              what: { code: 'plan-detail.value', params: {} },
              was: { code: 'plan-value.text', params: { text: 'Shop' } },
              mine: { code: 'plan-value.text', params: { text: 'Mine' } },
              theirs: { code: 'plan-value.text', params: { text: 'Theirs' } },
            },
          ],
        },
      ],
    });
    expect(world.plans.get('plan-1')?.name).toBe('Theirs');
    expect(await world.desk.merge('plan-1', 3, {})).toMatchObject({
      failure: { code: 'undecided', field: 'choices.name', why: { params: { names: 'Name' } } },
    });
    expect(await world.desk.merge('plan-1', 2, { name: 'mine' })).toMatchObject({ failure: { code: 'plan-changed' } });
    const merged = must(await world.desk.merge('plan-1', 3, { name: 'mine' }));
    expect(merged).toMatchObject({ draft: 'ahead', name: 'Mine', local: { baseRev: 3 } });
    expect(must(await world.desk.save('plan-1'))).toMatchObject({ saved: true, plan: { name: 'Mine' } });
  });

  it('after a merge that left nothing of mine needs no saving', async () => {
    world.publish('plan-1');
    await drafted('plan-1', 'Mine');
    world.publish('plan-1', { name: 'Theirs' });
    expect(must(await world.desk.merge('plan-1', 2, { name: 'theirs' }))).toMatchObject({
      draft: 'none',
      name: 'Theirs',
    });
  });

  it('of a plan that was deleted says so and keeps the draft', async () => {
    world.publish('plan-1');
    await drafted('plan-1', 'Mine');
    world.plans.delete('plan-1');
    expect(await world.desk.save('plan-1')).toMatchObject({ failure: { code: 'plan-gone' } });
    expect(listed()).toEqual([['plan-1', 'Mine', 'only']]);
    expect(await world.desk.merge('plan-1', 1, {})).toMatchObject({ failure: { code: 'plan-gone' } });
    expect(must(await world.desk.get('plan-1')).hindrances.map(({ code }) => code)).toContain('plan-hindrance.no-plan');
  });

  it('keeps what was typed while it was under way', async () => {
    world.publish('plan-1');
    await drafted('plan-1', 'Mine');
    const saving = world.desk.save('plan-1');
    await drafted('plan-1', 'Mine, and more');
    expect(must(await saving)).toMatchObject({ saved: true, plan: { draft: 'ahead', local: { baseRev: 2 } } });
    expect(world.plans.get('plan-1')?.name).toBe('Mine');
  });
});

describe('a reply that is lost', () => {
  it.each([null, 'plan-1'])('is followed by a look at the plan: it was saved (%s)', async (planId) => {
    if (planId !== null) world.publish(planId);
    const { planId: id } = await drafted(planId, 'Mine');
    world.mishaps.push('lost-reply');
    expect(must(await world.desk.save(id))).toMatchObject({ saved: true, plan: { name: 'Mine', draft: 'none' } });
    expect(world.sent).toHaveLength(1);
  });

  it.each([null, 'plan-1'])('is followed by a look at the plan: it was not saved (%s)', async (planId) => {
    if (planId !== null) world.publish(planId);
    const { planId: id } = await drafted(planId, 'Mine');
    world.mishaps.push('lost-order');
    expect(await world.desk.save(id)).toMatchObject({ failure: { code: 'not-saved', retryable: true } });
    expect(must(await world.desk.save(id))).toMatchObject({ saved: true });
  });

  it('is not guessed at where nobody answers: the feed tells, and the draft goes then', async () => {
    world.publish('plan-1');
    await drafted('plan-1', 'Mine');
    world.mishaps.push('lost-reply');
    world.deaf = true;
    expect(await world.desk.save('plan-1')).toMatchObject({ failure: { code: 'unsure' } });
    expect(listed()).toEqual([['plan-1', 'Mine', 'ahead']]);
    world.tell();
    expect(listed()).toEqual([['plan-1', 'Mine', 'none']]);
  });

  it('of a creation does not make a second plan, though the draft went on meanwhile', async () => {
    const { planId } = await drafted(null, 'New');
    world.mishaps.push('lost-reply');
    world.deaf = true;
    expect(await world.desk.save(planId)).toMatchObject({ failure: { code: 'unsure' } });
    world.deaf = false;
    await drafted(planId, 'Newer');
    expect(must(await world.desk.save(planId))).toMatchObject({ saved: false, theirRev: 1 });
    must(await world.desk.merge(planId, 1, { name: 'mine' }));
    expect(must(await world.desk.save(planId))).toMatchObject({ saved: true, plan: { name: 'Newer' } });
    expect([...world.plans.keys()]).toEqual([planId]);
  });
});

describe('removing', () => {
  beforeEach(() => void world.publish('plan-1'));

  it('deletes the revision that was looked at, and is seen at once', async () => {
    expect(must(await world.desk.remove('plan-1', 1))).toBeNull();
    expect(listed()).toEqual([]);
    world.tell();
    expect(listed()).toEqual([]);
    expect(await world.desk.remove('plan-1', 1)).toMatchObject({ failure: { code: 'not-found' } });
  });

  it('is refused where the plan is another by now, or nobody is heard', async () => {
    world.publish('plan-1', { name: 'Other' });
    expect(await world.desk.remove('plan-1', 1)).toMatchObject({ failure: { code: 'plan-changed', field: 'rev' } });
    world.freshness = 'offline';
    expect(await world.desk.remove('plan-1', 2)).toMatchObject({ failure: { code: 'offline' } });
  });

  it.each([
    ['lost-reply', { ok: true }],
    ['lost-order', { failure: { code: 'not-removed' } }],
    ['unreachable', { failure: { is: 'gateway' } }],
  ] as const)('after a %s says what became of it', async (mishap, result) => {
    world.mishaps.push(mishap);
    expect(await world.desk.remove('plan-1', 1)).toMatchObject(result);
  });
});

describe('a file of drafts that cannot be used', () => {
  it('leaves the plans readable, and is told once', async () => {
    world.publish('plan-1');
    world.drafts.close();
    const failure = { kind: 'corrupt', path: 'x', detail: 'damaged' } as const;
    Object.assign(world.drafts, {
      ...{ ofConnection: () => ({ ok: false, failure }), get: () => ({ ok: false, failure }) },
      ...{ keep: () => ({ ok: false, failure }), verified: () => ({ ok: false, failure }), close: () => undefined },
    });
    expect(listed()).toEqual([['plan-1', 'Shop', 'none']]);
    expect(must(await world.desk.get('plan-1')).plan?.rev).toBe(1);
    expect(world.troubles).toEqual([failure]);
    expect(await world.desk.draft('plan-1', aPlanDraft())).toMatchObject({ failure: { is: 'store', failure } });
  });
});
