import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlanDraft } from '#shared/domain/index.ts';
import type { PlanView } from '#shared/ipc/index.ts';
import { edit, followView, keepNow, openEditor, replaceDraft, undoEdit, useEditor } from './editor.ts';

const empty: PlanDraft = {
  ...{ name: 'Shop', description: '', replicaKind: 'snapshot', members: [], gates: [], hostSteps: [], contacts: [] },
  ...{ gateways: [], publicIpRuleIds: [] },
};

/** A console that keeps what it is given, when the test lets it. */
const kept: PlanDraft[] = [];
let refusal: string | null = null;
let answering: Promise<void> = Promise.resolve();

function viewOf(draft: PlanDraft, planId = 'plan-1'): PlanView {
  return { planId, name: draft.name, plan: null, local: { draft, baseRev: null, changedAt: 0 } } as unknown as PlanView;
}

beforeEach(async () => {
  refusal = null;
  answering = Promise.resolve();
  vi.useFakeTimers();
  vi.stubGlobal('window', {
    farshore: {
      planDraft: async ({ planId, draft }: { readonly planId: string; readonly draft: PlanDraft }) => {
        await answering;
        if (refusal !== null) return { ok: false, failure: { code: refusal } };
        kept.push({ ...draft, description: planId });
        return { ok: true, value: viewOf(draft, planId) };
      },
    },
  });
  openEditor('c-1', 'another');
  openEditor('c-1', 'plan-1');
  await keepNow();
  kept.length = 0;
  followView(viewOf(empty));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const rename = (name: string) => edit({ do: 'rename', name }, 'name');
const shown = () => useEditor.getState();

describe('the editor of a plan', () => {
  it('keeps what was typed when the hand rests, once', async () => {
    rename('S');
    rename('Sh');
    rename('Shoe');
    expect(shown()).toMatchObject({ draft: { name: 'Shoe' }, isKept: false });
    await vi.runAllTimersAsync();
    expect(kept.map(({ name }) => name)).toEqual(['Shoe']);
    expect(shown().isKept).toBe(true);
    undoEdit();
    expect(shown().draft?.name).toBe('Shop');
  });

  it('does not lose what is typed while the disk is busy, nor to what the console says meanwhile', async () => {
    let free: () => void = () => undefined;
    answering = new Promise((resolve) => (free = resolve));
    rename('Shoe');
    const first = keepNow();
    rename('Shoes');
    followView(viewOf({ ...empty, name: 'Shoe' }));
    expect(shown().draft?.name).toBe('Shoes');
    free();
    await first;
    expect(shown().isKept).toBe(false);
    await keepNow();
    expect(kept.map(({ name }) => name)).toEqual(['Shoe', 'Shoes']);
    expect(shown().isKept).toBe(true);
  });

  it('keeps what was edited last when another plan is opened, for the plan that it is of', async () => {
    let free: () => void = () => undefined;
    answering = new Promise((resolve) => (free = resolve));
    rename('Shoe');
    void keepNow();
    rename('Shoes');
    openEditor('c-1', 'plan-2');
    followView(viewOf({ ...empty, name: 'Second' }, 'plan-2'));
    free();
    await keepNow();
    expect(kept.map(({ name, description }) => [name, description])).toEqual([
      ['Shoe', 'plan-1'],
      ['Shoes', 'plan-1'],
    ]);
    expect(shown()).toMatchObject({ planId: 'plan-2', draft: { name: 'Second' }, isKept: true });
  });

  it('says why it could not be kept, and keeps it later', async () => {
    refusal = 'store-full';
    rename('Shoe');
    await keepNow();
    expect(shown()).toMatchObject({ isKept: false, failure: { code: 'store-full' }, draft: { name: 'Shoe' } });
    refusal = null;
    await keepNow();
    expect(shown()).toMatchObject({ isKept: true, failure: null });
  });

  it('takes over what another changed, which is not this person’s to take back', async () => {
    rename('Shoe');
    await keepNow();
    followView(viewOf({ ...empty, name: 'Theirs' }));
    expect(shown()).toMatchObject({ draft: { name: 'Theirs' }, canUndo: false });
    expect(undoEdit()).toBe(false);
  });

  it('takes a discarding back like any other edit', async () => {
    rename('Shoe');
    await keepNow();
    replaceDraft(viewOf(empty));
    expect(shown()).toMatchObject({ draft: { name: 'Shop' }, isKept: true });
    undoEdit();
    expect(shown().draft?.name).toBe('Shoe');
    await keepNow();
    expect(kept.at(-1)?.name).toBe('Shoe');
  });
});
