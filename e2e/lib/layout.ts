import type { Page } from 'playwright-core';

/** What lies beside the window, or must be scrolled to sideways: nothing should. One line each, for the failure. */
export function sidewaysOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.textContent || element.getAttribute('aria-label') || '').slice(0, 40)}”`;
    const isSeen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 2 && height > 2 && element.closest('[aria-hidden="true"]') === null && !isClipped(element);
    };
    const isClipped = (element: Element): boolean =>
      getComputedStyle(element).clipPath !== 'none' ||
      (element.parentElement !== null && isClipped(element.parentElement));
    const all = [...document.querySelectorAll('body, body *')].filter(isSeen);
    const scrolling = all.filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        ['auto', 'scroll'].includes(getComputedStyle(element).overflowX),
    );
    const outside = all.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return element.children.length === 0 && (left < -1 || right > window.innerWidth + 1);
    });
    return [
      ...scrolling.map((element) => `scrolls: ${nameOf(element)}`),
      ...outside.map((element) => `lies outside: ${nameOf(element)}`),
    ];
  });
}
