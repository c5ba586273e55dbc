import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import type { Farshore } from './lib/farshore.ts';
import {
  button,
  choose,
  goTo,
  openReview,
  openRun,
  rowOf,
  runIs,
  selectOnMap,
  shows,
  startButton,
  stopButton,
  type Verb,
  typeScope,
} from './lib/job.ts';
import { startPaired } from './lib/paired.ts';
import { COLLEAGUE, startProvider, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/*
 * What people decide about a run, in two consoles of two people under a policy that asks for a second one: a step is left
 * out, the other agrees, the glass is broken, a reminder is set, a point is pinned, and a failover is undone by force.
 */

let run: PreparedRun;
let provider: Provider;
let ann: Farshore;
let ben: Farshore;
keepEvidence(() => ann);

const SPEED = 1_000;
const RUN_MS_MAX = 40_000;
const DAY_MS = 86_400_000;
/** Their replicas stand on different hosts of the provider. */
const MOVED = 'crm-app-01';
const LEFT_OUT = 'crm-web-01';
const URGENT = 'jump-01';
const FAILS = 'print-01';
const PINNED = 'dc-02';
const NOT_NEEDED = 'The web part stays where it is';

const runsOf = (page: Page): Locator => page.getByRole('region', { name: say('runs.title') });
/** What the rail says of the runs beside their name. */
const waitingOf = (page: Page) => button(page, say('rail.runs')).getAttribute('aria-description');
const effectsOn = async (name: string): Promise<readonly string[]> => {
  const { effects } = await provider.truth();
  return effects.filter(({ vmId }) => vmId === provider.vmId(name)).map(({ effect }) => effect);
};

/** A text up to what a test cannot know. */
const beginningOf = (code: string, unknown: string, params: Readonly<Record<string, string | number>> = {}): RegExp =>
  new RegExp(`^${say(code, { ...params, [unknown]: '|' }).split('|')[0] ?? ''}`);

async function start(page: Page, verb: Verb, n: number): Promise<void> {
  await typeScope(page, `LON-B ${n}`);
  await startButton(page, verb, n).click();
  await shows(stopButton(page));
}

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run, { speed: SPEED });
  await provider.control.inject({ fault: 'tenant-policy', approvalForLiveStart: true });
  [ann, ben] = await Promise.all([startPaired(run, provider), startPaired(run, provider, { account: COLLEAGUE })]);
});

afterAll(async () => {
  await Promise.all([ann.kill(), ben.kill()]);
  await provider.stop();
  run.dispose();
});

describe('a run that needs a second person', () => {
  it('is started with a reminder to finalise it', async () => {
    const { page } = ann;
    await selectOnMap(page, provider, [MOVED, LEFT_OUT]);
    await choose(page, say('verb.planned-failover'));
    await page.getByText(say('finalise.open')).click();
    const by = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 19);
    await page.getByLabel(say('finalise.by')).fill(by);
    const review = await openReview(page, 'planned-failover', 2);
    await shows(page.getByText(say('approval.live-start')));
    await shows(review.getByText(MOVED));
    await start(page, 'planned-failover', 2);
  });
});

describe('a restore point, meanwhile', () => {
  it('is pinned after one review, and says so', async () => {
    const { page } = ben;
    await selectOnMap(page, provider, [PINNED]);
    const points = page.getByRole('region', { name: say('points.title') });
    await points
      .getByRole('button', { name: beginningOf('points.pinOf', 'at') })
      .first()
      .click();
    await shows(page.getByRole('article', { name: say('review.label') }).getByText(say('pin.pin')));
    await startButton(page, 'pin-point', 1).click();
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    expect(await effectsOn(PINNED)).toEqual(['point-pinned']);
    await selectOnMap(page, provider, [PINNED]);
    await shows(points.getByRole('img', { name: say('points.pinned') }));
  });
});

describe('a step that has not begun', () => {
  it('is left out with a reason while the run waits for its approver', async () => {
    const { page } = ann;
    await stopButton(page).waitFor({ state: 'detached', timeout: RUN_MS_MAX });
    await page
      .getByRole('button', { name: say('skip.of', { name: LEFT_OUT }) })
      .first()
      .click({ timeout: RUN_MS_MAX });
    const dialog = page.getByRole('dialog');
    await shows(dialog);
    await expectAccessible(page);
    await dialog.getByLabel(say('skip.reason')).fill(NOT_NEEDED);
    // A click beside it loses nothing of what was typed.
    await page.mouse.click(2, 2);
    expect(await dialog.getByLabel(say('skip.reason')).inputValue()).toBe(NOT_NEEDED);
    await button(dialog, say('skip.confirm')).click();
    await shows(rowOf(page, LEFT_OUT).getByText(say('step.skipped-decided', { reason: NOT_NEEDED })));
  });
});

describe('the approver', () => {
  it('sees on every page that something waits for them, and finds it above all runs', async () => {
    const { page } = ben;
    await eventually(() => waitingOf(page)).toBe(sayCount('rail.waiting', 1));
    await goTo(page, 'runs');
    const inbox = page.getByRole('region', { name: say('runs.inbox') });
    await shows(inbox.getByText('Ann Archer'));
    await expectAccessible(page);
    await inbox.getByRole('button').click();
  });

  it('reads the same review, and agrees with a reason', async () => {
    const { page } = ben;
    await shows(page.getByText(say('approve.unchanged', { who: 'Ann Archer' })));
    const review = page.getByRole('region', { name: say('approve.review') });
    await shows(rowOf(review, MOVED));
    await expectAccessible(page);
    const reason = page.getByLabel(say('approve.reason'));
    await reason.fill('The floor is flooded');
    // Whoever goes to look at the map first finds the words again.
    await goTo(page, 'map');
    await goTo(page, 'runs');
    await page
      .getByRole('region', { name: say('runs.inbox') })
      .getByRole('button')
      .click();
    await eventually(() => reason.inputValue()).toBe('The floor is flooded');
    await button(page, say('approve.approve')).click();
    await eventually(() => waitingOf(page)).toBeNull();
  });

  it('the run then does the rest, and reminds of what is to be finalised', async () => {
    const { page } = ann;
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    await shows(page.getByText(say('counts.skipped', { count: '1' }), { exact: false }));
    await shows(page.getByText(beginningOf('run.finalise', 'at', { n: 1, count: '1', left: '' })));
    expect(await effectsOn(MOVED)).toEqual(['source-stopped', 'replica-started']);
    expect(await effectsOn(LEFT_OUT)).toEqual([]);
  });

  it('and stays in the list of the other console, with what the provider tells of its steps', async () => {
    const { page } = ben;
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    await button(page, say('views.lines')).click();
    await shows(rowOf(page, MOVED).getByText(say('word.told-done')));
    await shows(rowOf(page, LEFT_OUT).getByText(say('step.skipped-decided', { reason: NOT_NEEDED })));
    await button(page, say('views.timeline')).click();
    await shows(page.getByRole('table', { name: say('timeline.label') }).getByText(MOVED));
    await expectAccessible(page);
    await button(page, say('run.back')).click();
    const entry = runsOf(page).getByRole('button', { name: /^Completed Planned failover/ });
    await shows(entry.getByText(say('runs.elsewhere')));
    await page.getByLabel(say('runs.filter.who')).selectOption('Ben Baker');
    await entry.waitFor({ state: 'detached' });
  });
});

describe('a failover whose host cannot be reached', () => {
  it('is undone by force, with what that means in the review', async () => {
    const { page } = ben;
    await provider.control.inject({ fault: 'host-unreachable', hostId: provider.replicaOf(MOVED).hostId });
    await selectOnMap(page, provider, [MOVED]);
    await choose(page, say('verb.undo-failover'));
    await page.getByText(say('force.open')).click();
    await page.getByText(say('force.check')).click();
    const review = await openReview(page, 'undo-failover', 1);
    await shows(review.getByText(say('force.check')));
    await start(page, 'undo-failover', 1);
  });
});

describe('where nobody who may approve can be reached, meanwhile', () => {
  it('the glass is broken with a reason, and the run waits for nobody', async () => {
    const { page } = ann;
    const { id: replicaId } = provider.replicaOf(FAILS);
    await provider.control.inject({ fault: 'operation-fails', orderKind: 'planned-failover', replicaId });
    await selectOnMap(page, provider, [URGENT, FAILS]);
    await openReview(page, 'planned-failover', 2);
    await page.getByText(say('breakGlass.open')).click();
    await page.getByLabel(say('breakGlass.reason')).fill('Everybody else is asleep');
    await button(page, say('breakGlass.button')).click();
    await shows(button(page, say('breakGlass.takeBack')));
    await start(page, 'planned-failover', 2);
  });

  it('and everybody is told why', async () => {
    await runIs(ann.page, say('ending.partly'), RUN_MS_MAX);
    expect(await provider.running()).toContain(URGENT);
    await shows(ann.page.getByText(say('run.breakGlass', { reason: 'Everybody else is asleep' })));
  });
});

describe('what failed', () => {
  it('is tried again with a review of exactly that', async () => {
    const { page } = ann;
    await shows(button(page, sayCount('run.retry', 1)));
    await page.getByLabel(say('retry.choose', { name: FAILS })).check();
    await button(page, sayCount('retry.chosen', 1)).click();
    const review = page.getByRole('article', { name: say('review.label') });
    await shows(rowOf(review, FAILS));
    expect(await review.getByText(URGENT).count()).toBe(0);
    await button(page, say('review.back')).click();
  });

  it('and what did not is undone with a review of exactly that', async () => {
    const { page } = ann;
    await button(page, say('run.undo')).click();
    const review = page.getByRole('article', { name: say('review.label') });
    await shows(rowOf(review, URGENT));
    expect(await review.getByText(FAILS).count()).toBe(0);
    await button(page, say('review.back')).click();
  });
});

describe('the failover that was undone by force', () => {
  it('is undone in the records only: its replica may still run', async () => {
    const { page } = ben;
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    expect(await effectsOn(MOVED)).toEqual(['source-stopped', 'replica-started', 'state-forced']);
    await eventually(() => provider.running()).toContain(MOVED);
  });

  it('and the other run told its reason there too', async () => {
    const { page } = ben;
    await goTo(page, 'runs');
    await page.getByLabel(say('runs.filter.who')).selectOption('Ann Archer');
    await openRun(page, /LON-B/);
    await shows(page.getByText(say('run.breakGlass', { reason: 'Everybody else is asleep' })));
  });
});
