import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } },
] as const;

/** Only these rules look at colours; the others say the same in every look. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe calls serious or worse, in one line each: rule, place, and what it measured. */
async function findings(page: Page, rules: readonly string[] | 'all'): Promise<readonly string[]> {
  // Without the legacy mode axe opens a window of its own, which this console refuses.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules !== 'all') axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id} ${target.join(' ')} ${any[0]?.message ?? ''}`));
}

/** Nothing serious in light, in dark and in the person's own colours. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const { name, media } of looks) {
    await page.emulateMedia(media);
    // A colour that is still on its way to the next one would be measured half-way.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    expect([name, ...(await findings(page, name === 'light' ? 'all' : colourRules))]).toEqual([name]);
  }
}
