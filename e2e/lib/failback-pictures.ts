import type { Page } from 'playwright-core';
import { button, goTo, runIs, shows, stopButton, typeScope, verbCount, type Verb } from './job.ts';
import { LOST_SITE, type Provider } from './provider.ts';
import { say } from './words.ts';

const RUN_MS_MAX = 120_000;
/** Nobody waits for what no picture shows. */
const QUICK = 2_000;
const SLOW = 12;
const HALF_WAY_MS = 4_000;

/** Members of the site's plan that run at the provider: its snapshot replicas. */
const AWAY = 8;

type Take = (page: Page, name: string) => Promise<void>;

/** The way home of what the pictures before have failed over, page by page. */
export async function takeFailback(page: Page, provider: Provider, take: Take): Promise<void> {
  await provider.control.inject({ fault: 'site-returns', siteId: provider.siteId(LOST_SITE), sources: 'off' });
  await goTo(page, 'plans');
  const plans = page.getByRole('region', { name: say('plans.title') });
  await plans.getByRole('button', { name: new RegExp(`${LOST_SITE}.*full site`) }).click();
  await button(page, say('home.bring')).click();
  await shows(page.getByRole('navigation', { name: say('home.steps') }));
  await take(page, 'failback-where');
  await button(page, say('home.where.on')).click();
  const all = String(AWAY);
  await shows(page.getByText(say('home.preflight.ready', { ready: all, count: all })));
  await take(page, 'failback-preflight');
  await button(page, say('home.preflight.on')).click();
  provider.workAt(SLOW);
  await arm(page, 'failback');
  await goOn(page);
  await shows(page.getByRole('table', { name: say('home.sync.working') }), RUN_MS_MAX);
  provider.workAt(QUICK);
  await page.waitForTimeout(HALF_WAY_MS);
  await take(page, 'failback-synchronise');
  await openStep(page, 'cutover');
  await take(page, 'failback-cutover');
  await openStep(page, 'switch-over');
  await shows(button(page, say('home.review', { what: verbCount('switch-over', AWAY) })), RUN_MS_MAX);
  await arm(page, 'switch-over');
  await runIs(page, say('ending.completed'), RUN_MS_MAX);
  await goOn(page);
  await openStep(page, 'verify');
  await page.getByLabel(say('home.verify.note')).fill('Orders of today are there');
  await button(page, say('home.verify.all', { what: say('home.item.data') })).click();
  await shows(page.getByText(/Orders of today are there/));
  await take(page, 'failback-verify');
  await openStep(page, 'finish');
  await take(page, 'failback-finish');
}

async function arm(page: Page, verb: Verb): Promise<void> {
  await button(page, say('home.review', { what: verbCount(verb, AWAY) })).click();
  await shows(page.getByRole('article', { name: say('review.label') }));
  await typeScope(page, `${LOST_SITE} ${String(AWAY)}`);
  const confirm = page.getByRole('complementary', { name: say('confirm.label') });
  await button(confirm, verbCount(verb, AWAY)).click();
  await shows(stopButton(page));
}

async function goOn(page: Page): Promise<void> {
  await button(page.getByRole('region', { name: say('home.banner') }), say('home.continue')).click();
}

async function openStep(page: Page, name: string): Promise<void> {
  const steps = page.getByRole('navigation', { name: say('home.steps') });
  await steps.getByRole('button', { name: new RegExp(say(`home.step.${name}`)) }).click();
  await shows(page.getByRole('heading', { level: 2, name: say(`home.step.${name}`) }));
}
