import type { WindowText } from '#shared/texts/en/window.ts';
import { catalogues, type Manner, type Message, wordsOf } from '#shared/texts/index.ts';
import { byLanguage, languageNow } from './language.ts';
import { formatMoment } from './moments.ts';

/** A text of the window by its code; the compiler knows the codes. */
export function t(code: WindowText, params: Message['params'] = {}): string {
  return words({ code, params });
}

/** A message of the core in words. */
export function words(text: Message): string {
  return wordsOf(text, catalogues[languageNow()], manner);
}

const digits = byLanguage((locale) => new Intl.NumberFormat(locale));

export function formatCount(n: number): string {
  return digits().format(n);
}

const tenths = byLanguage(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** "2.4", or "2,4": for ratios and sizes. */
export function formatTenths(n: number): string {
  return tenths().format(n);
}

const manner: Manner = { moment: (epochMs) => formatMoment(epochMs, Date.now()), number: formatCount };

/** `n` chooses between one and many, `count` is what is shown: 10,000 reads better than 10000. */
export function counted(n: number): { readonly n: number; readonly count: string } {
  return { n, count: formatCount(n) };
}
