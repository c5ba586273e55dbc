import type { Locator, Page } from 'playwright-core';
import { say } from './words.ts';

/** What a review says of whom: those that take part, and those that are left out. */
export interface Reviewed {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
}

/** Reads the review that is on the screen, to the last line of its list. */
export async function reviewed(page: Page): Promise<Reviewed> {
  const review = page.getByRole('article', { name: say('review.label') });
  const left = review.locator('[aria-labelledby="review-excluded"] details');
  const names = await left.evaluateAll((all) => all.map((one) => one.lastChild?.textContent ?? ''));
  return {
    included: (await rowsOf(review.getByRole('table').last())).sort(),
    excluded: names
      .flatMap((list) => list.split(', '))
      .filter((name) => name !== '')
      .sort(),
  };
}

/** Of a long list only what is in view exists: it is scrolled through until every row was there. */
async function rowsOf(table: Locator): Promise<string[]> {
  const count = Number(await table.getAttribute('aria-rowcount')) - 1;
  const names = new Map<string, string>();
  while (names.size < count) {
    const seen = await table.evaluate((element) => {
      const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
      const rows = [...element.querySelectorAll('[aria-rowindex]')].map((row) => [
        row.getAttribute('aria-rowindex') ?? '',
        row.querySelectorAll('[role="cell"]')[1]?.firstElementChild?.textContent ?? '',
      ]);
      element.scrollTop = atEnd ? 0 : element.scrollTop + element.clientHeight / 2;
      return rows as [string, string][];
    });
    for (const [index, name] of seen) names.set(index, name);
  }
  return [...names.values()];
}
