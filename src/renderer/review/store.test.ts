import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GivenEvidence, ReviewAgain, ReviewRequest } from '#shared/ipc/index.ts';
import { go, pagesComeLater, useNavigation } from '../app/navigation.ts';
import { useRuns } from '../runs/store.ts';
import { maskOf, slotsOf } from '../selection/mask.ts';
import { useSelection } from '../selection/store.ts';
import { changeDraft, forgetDraft, useDraft } from './draft.ts';
import { withGiven, withoutGiven } from './given.ts';
import { without } from './leaveOut.ts';
import { pinPoint } from './pin.ts';
import {
  arm,
  changeReview,
  leaveOut,
  leaveReview,
  makeReview,
  resumeReview,
  showReview,
  undoChange,
  useReview,
} from './store.ts';
import { REVIEWED_AT, reviewOf, TestConsole } from './testing/console.ts';
import { forgetTyped, type, typeOfSite, useTyped } from './typed.ts';

const siteIsOff: GivenEvidence = {
  ...{ kind: 'attestation', siteId: 'lon', vmId: null },
  ...{ who: 'Ada', howKnown: 'She stands in front of it' },
};
const failover = { connectionId: 'c1', verb: 'failover', vmIds: ['a', 'b'], planId: null, scope: null } as const;

const retried: ReviewRequest = {
  ...{ connectionId: 'c1', verb: 'failover', vmIds: ['c'], policy: { kind: 'latest' }, overrides: [] },
  ...{ evidence: [{ ...siteIsOff, at: 5 }], reason: 'PAR burns', finaliseBy: 9 },
};
const again: ReviewAgain = {
  ...{ request: retried, review: reviewOf(retried) },
  undecided: { overrides: [{ vmIds: ['c'], reason: 'Nobody can get there' }], breakGlass: null },
};

let console: TestConsole;

beforeEach(() => {
  console = new TestConsole();
  vi.stubGlobal('window', console);
  pagesComeLater({ isThere: () => true, load: () => Promise.resolve(true) });
  go({ kind: 'map' });
});
afterEach(() => {
  leaveReview();
  forgetDraft();
  forgetTyped();
  useRuns.setState(useRuns.getInitialState());
  vi.unstubAllGlobals();
});

const page = () => useNavigation.getState().page.kind;
const shown = () => useReview.getState();
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const attest = () => changeReview((request) => withGiven(request, [siteIsOff]));

describe('the review of what is composed', () => {
  it('takes the reason that was typed for it, and keeps it however often it is made anew', async () => {
    changeDraft({ reason: 'LON is flooded' });
    await makeReview(failover);
    changeDraft({ reason: 'another batch' });
    await attest();
    expect(shown().review?.reason).toBe('LON is flooded');
    expect(page()).toBe('review');
  });

  it('dates a word once: it ages with the review', async () => {
    await makeReview(failover);
    await attest();
    await changeReview((request) => request);
    expect(console.asked.at(-1)?.evidence).toEqual([{ ...siteIsOff, at: REVIEWED_AT }]);
  });

  it('loses a word that is taken back', async () => {
    await makeReview(failover);
    await attest();
    await changeReview((request) => withoutGiven(request, siteIsOff));
    expect(shown().review?.given).toEqual([]);
  });

  it('takes nothing into the next review that was given in one that was left, but what was typed', async () => {
    await makeReview(failover);
    typeOfSite('lon', { who: 'Ada' });
    type({ ticked: new Set(['a']) });
    await attest();
    leaveReview();
    await makeReview(failover);
    expect(shown().request?.evidence).toEqual([]);
    expect(useTyped.getState()).toMatchObject({ sites: { lon: { who: 'Ada' } }, ticked: null });
  });

  it('gives points that were chosen in it back to the composer', async () => {
    await makeReview(failover);
    const point = { kind: 'point', vmId: 'a', pointId: 'p' } as const;
    await changeReview((request) => ({ ...request, overrides: [point] }));
    leaveReview();
    expect(useDraft.getState().overrides).toEqual([point]);
  });

  it('stays under way while its page is left, and is found again as it was', async () => {
    await makeReview(failover);
    await attest();
    go({ kind: 'runs', runId: null });
    expect(shown().review?.given).toHaveLength(1);
    resumeReview();
    leaveReview();
    expect(page()).toBe('map');
  });

  it('cannot be started before what was changed in it has been read', async () => {
    await makeReview(failover);
    await attest();
    console.isReached = false;
    await changeReview((request) => withoutGiven(request, siteIsOff));
    expect(shown()).toMatchObject({ isOutdated: true, failure: { code: 'no-answer' } });
    await arm('LON-A 1');
    expect(console.armed).toEqual([]);
  });

  it('is as it was before its last change when that is taken back', async () => {
    await makeReview(failover);
    await attest();
    expect(undoChange()).toBe(true);
    await settled();
    expect(shown().review?.given).toEqual([]);
    expect(undoChange()).toBe(false);
  });
});

describe('a VM that is left out', () => {
  const selected = () => slotsOf(useSelection.getState().mask);

  beforeEach(() => useSelection.setState({ vmIds: ['a', 'b', 'c'], mask: maskOf(3, [0, 1]), count: 2 }));
  afterEach(() => useSelection.setState(useSelection.getInitialState()));

  it('takes with it what was said and chosen for it alone, and leaves the selection', async () => {
    await makeReview(failover);
    const risk: GivenEvidence = { kind: 'override', vmIds: ['a', 'b'], reason: 'must' };
    await changeReview((request) => ({
      ...withGiven(request, [{ ...siteIsOff, siteId: null, vmId: 'a' }, risk]),
      overrides: [{ kind: 'point', vmId: 'a', pointId: 'p' }],
    }));
    await leaveOut('a');
    const { vmIds, overrides, evidence } = console.asked.at(-1) ?? retried;
    expect([vmIds, overrides, evidence]).toEqual([['b'], [], [{ ...risk, vmIds: ['b'] }]]);
    expect(selected()).toEqual([1]);
  });

  it('comes back with its selection when that is taken back', async () => {
    await makeReview(failover);
    await leaveOut('a');
    undoChange();
    await settled();
    expect(shown().review?.items.map(({ vmId }) => vmId)).toEqual(['a', 'b']);
    expect(selected()).toEqual([0, 1]);
  });

  it('touches no other selection', async () => {
    await makeReview(failover);
    useSelection.setState({ mask: maskOf(3, [0, 2]), count: 2 });
    await leaveOut('a');
    expect(selected()).toEqual([0, 2]);
  });

  it('leaves the other members of a plan', () => {
    const ofPlan = { ...retried, vmIds: [], planId: 'plan-1' };
    const review = reviewOf({ ...retried, vmIds: ['a', 'b'] });
    expect(without(ofPlan, review, 'b')).toMatchObject({ planId: 'plan-1', vmIds: ['a'] });
  });
});

describe('what is half composed', () => {
  beforeEach(() => changeDraft({ verb: 'failover', reason: 'LON is flooded' }));

  it('is forgotten once it has become a run', async () => {
    await makeReview(failover);
    await arm('LON-A 1');
    expect(useDraft.getState().reason).toBe('');
  });

  it.each([
    ['the retry of a run', () => showReview(again)],
    ['a point that is pinned', () => pinPoint('c1', 'a', 'p', true)],
  ])('outlives %s', async (_what, open) => {
    open();
    await settled();
    await arm('LON-A 1');
    expect(console.armed).toHaveLength(1);
    expect(useDraft.getState()).toMatchObject({ verb: 'failover', reason: 'LON is flooded' });
  });

  it('outlives a run that was composed before it', async () => {
    await makeReview(failover);
    go({ kind: 'map' });
    changeDraft({ reason: 'another batch' });
    resumeReview();
    await arm('LON-A 1');
    expect(useDraft.getState().reason).toBe('another batch');
  });
});

describe('the retry of a run', () => {
  it('is asked for again as it was, with words as old as they are', async () => {
    changeDraft({ reason: 'another batch' });
    showReview(again);
    await changeReview((request) => ({ ...request, vmIds: ['c', 'd'] }));
    expect(console.asked.at(-1)).toEqual({ ...retried, vmIds: ['c', 'd'] });
  });

  it('leaves the risk to be taken again: its reason stands in the field, no VM is ticked', () => {
    showReview(again);
    expect(useTyped.getState()).toMatchObject({ risk: 'Nobody can get there', ticked: new Set() });
  });
});
