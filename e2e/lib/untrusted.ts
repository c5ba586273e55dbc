import type { Page } from 'playwright-core';

/*
 * Code of a page that is not ours. Playwright's own evaluation stands above the content policy, so what is tried here runs
 * from a timer, where it has no more rights than any script of the page.
 */

/** Runs statements from a timer and answers what they return, or the error in words. */
export function asPage(page: Page, statements: string): Promise<string> {
  return page.evaluate(
    // The function is made while Playwright still stands above the policy; only its run is the page's.
    `new Promise((resolve) => {
      const attempt = async () => { ${statements} };
      setTimeout(() => attempt().then(String, (error) => String(error)).then(resolve), 0);
    })`,
  );
}

/** The value of an expression that a timer works out, or the error in words. */
export function inTimer(page: Page, expression: string): Promise<string> {
  return asPage(page, `return ${expression};`);
}
