import type { WindowText } from '#shared/texts/en/window.ts';
import { english, type Message, wordsOf } from '#shared/texts/index.ts';
import { formatMoment } from './moments.ts';

/** A text of the window by its code; the compiler knows the codes. */
export function t(code: WindowText, params: Message['params'] = {}): string {
  return wordsOf({ code, params });
}

/** A message of the core in words. */
export function words(text: Message): string {
  return wordsOf(text, english, (epochMs) => formatMoment(epochMs, Date.now()));
}

const digits = new Intl.NumberFormat('en-GB');

export function formatCount(n: number): string {
  return digits.format(n);
}

/** `n` chooses between one and many, `count` is what is shown: 10,000 reads better than 10000. */
export function counted(n: number): { readonly n: number; readonly count: string } {
  return { n, count: formatCount(n) };
}
