import type { Locator, Page } from 'playwright-core';
import type { RunVerb } from '#shared/domain/index.ts';
import { expect } from 'vitest';
import { MapScreen } from './map.ts';
import { ELIGIBLE, LOST_SITE, PASSWORD, SCOPE, VMS_OF_LOST_SITE, type Provider } from './provider.ts';
import { say, sayCount } from './words.ts';

/* The main job as a person does it, in steps that tests put together. Each waits for what it needs to see. */

const OPENS_MS_MAX = 20_000;

export function button(where: Page | Locator, name: string): Locator {
  return where.getByRole('button', { name, exact: true });
}

/** A line of a table, by what stands in it. */
export function rowOf(where: Page | Locator, name: string): Locator {
  return where.getByRole('row').filter({ hasText: name });
}

export async function shows(what: Locator, withinMs = OPENS_MS_MAX): Promise<void> {
  await what.first().waitFor({ state: 'visible', timeout: withinMs });
}

/** The first picture of the estate is on the map. */
export async function mapIsThere(page: Page): Promise<void> {
  await shows(page.locator('[data-map]'));
}

/** What the console asks for after a start: passwords are not kept here. */
export async function signInAgain(page: Page): Promise<void> {
  await button(page, say('banner.signIn')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('connect.password')).fill(PASSWORD);
  await button(dialog, say('connect.signIn.button')).click();
  await dialog.waitFor({ state: 'detached' });
}

export async function goTo(page: Page, place: 'map' | 'replicas' | 'plans' | 'runs'): Promise<void> {
  await button(page, say(`rail.${place}`)).click();
}

/** Opens the run of that title from the list. */
export async function openRun(page: Page, title: RegExp): Promise<void> {
  await goTo(page, 'runs');
  const runs = page.getByRole('region', { name: say('runs.title') });
  await runs.getByRole('button', { name: title }).first().click();
}

/** Selects exactly these on the map, with the left button. */
export async function selectOnMap(page: Page, provider: Provider, names: readonly string[]): Promise<void> {
  const map = new MapScreen(page);
  await goTo(page, 'map');
  await mapIsThere(page);
  await map.region.focus();
  await page.keyboard.press('Escape');
  await map.clickOn(names.map((name) => provider.vmId(name)));
}

/** The site's region says, in words, that contact is lost. */
export async function siteIsLost(page: Page, site: string): Promise<void> {
  const regions = page.getByRole('list', { name: say('map.sites') });
  const region = regions.getByRole('listitem').filter({ hasText: `${site}, ${say('contact.lost')}` });
  await region.waitFor({ state: 'attached', timeout: OPENS_MS_MAX });
}

export type Verb = RunVerb;

export const verbCount = (verb: Verb, n: number): string => sayCount(`verb.${verb}.count`, n);

/** Chooses the answer that begins so; its hint may follow. The circle itself is drawn, so its label is clicked. */
export async function choose(page: Page, name: string): Promise<void> {
  const radio = page.getByRole('radio', { name: new RegExp(`^${name}`) });
  await page.locator('label').filter({ has: radio }).click();
  expect(await radio.isChecked()).toBe(true);
}

/** Asks for the review of what is selected, and waits until it can be read. */
export async function openReview(page: Page, verb: Verb, n: number): Promise<Locator> {
  await choose(page, say(`verb.${verb}`));
  await button(page, say('composer.review', { what: verbCount(verb, n) })).click();
  const review = page.getByRole('article', { name: say('review.label') });
  await shows(review);
  return review;
}

export async function attest(page: Page, site: string): Promise<void> {
  await page.getByLabel(say('attest.who', { site })).fill('Ann Archer');
  await page.getByLabel(say('attest.how')).fill('The landlord cut the power at 03:10');
  await button(page, say('attest.button', { site })).click();
  await shows(page.getByText(say('review.evidenceComplete')));
}

/** What was given first in the review. */
export async function takeBack(page: Page): Promise<void> {
  const given = page.getByRole('list', { name: say('given.label') });
  await given.getByText(say('given.takeBack'), { exact: true }).first().click();
}

export async function typeScope(page: Page, phrase: string): Promise<void> {
  await page.getByLabel(say('confirm.scope'), { exact: true }).fill(phrase);
}

export function startButton(page: Page, verb: Verb, n: number): Locator {
  return button(page.getByRole('complementary', { name: say('confirm.label') }), verbCount(verb, n));
}

export function stopButton(page: Page): Locator {
  return button(page, say('countdown.stop'));
}

/** The header of the run that is looked at says how it is. */
export async function runIs(page: Page, words: string, withinMs: number): Promise<void> {
  await shows(page.getByRole('status').filter({ hasText: words }), withinMs);
}

/** The site is lost, and the map shows it. */
export async function loseSite(page: Page, provider: Provider): Promise<void> {
  await provider.control.inject({ fault: 'site-lost', siteId: provider.siteId(LOST_SITE), sources: 'off' });
  await siteIsLost(page, LOST_SITE);
}

/** From the map to the countdown, for tests whose story begins there. */
export async function armFailover(page: Page, provider: Provider): Promise<void> {
  await loseSite(page, provider);
  await new MapScreen(page).dragOver(provider.siteId(LOST_SITE));
  await shows(page.getByText(sayCount('composer.title', VMS_OF_LOST_SITE)));
  await openReview(page, 'failover', ELIGIBLE.length);
  await attest(page, LOST_SITE);
  await typeScope(page, SCOPE);
  await startButton(page, 'failover', ELIGIBLE.length).click();
  await shows(stopButton(page));
}
