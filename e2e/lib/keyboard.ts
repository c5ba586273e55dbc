import type { Locator, Page } from 'playwright-core';

/** Nothing on a page should be farther away than this for somebody without a mouse. */
const TABS_MAX = 80;

/** Goes on with the Tab key until the place has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${String(place)} within ${TABS_MAX} steps.`);
}
