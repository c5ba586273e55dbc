import type { PaperText } from '#shared/texts/en/papers.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { catalogues, locales, wordsOf, type Language, type Message } from '#shared/texts/index.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a paper writes: its language, its reader's time zone. */
export interface PaperManner {
  readonly language: Language;
  /** A text by its code; the compiler knows the codes. */
  readonly t: (code: PaperText | WindowText, params?: Message['params']) => string;
  readonly words: (text: Message) => string;
  readonly number: (n: number) => string;
  /** "23 Nov 2026, 08:10:00 CET". */
  readonly moment: (at: number) => string;
  /** "08:10:00". */
  readonly clock: (at: number) => string;
  /** "2026-11-23 07:10:00 UTC". */
  readonly utc: (at: number) => string;
  /** "4 min 10 s", "13 min", "2 h 5 min": no more than what matters. */
  readonly duration: (ms: number) => string;
  /** "4 to 7 min". */
  readonly range: (lowMs: number, highMs: number) => string;
}

/** `timeZone` as in the IANA list, such as `Europe/London`. */
export function mannerOf(language: Language, timeZone: string): PaperManner {
  const locale = locales[language];
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long', timeZone });
  const clocks = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
  const digits = new Intl.NumberFormat(locale);
  const number = (n: number): string => digits.format(n);
  const moment = (at: number): string => moments.format(at);
  const words = (text: Message): string => wordsOf(text, catalogues[language], { moment, number });
  const t: PaperManner['t'] = (code, params = {}) => words({ code, params });
  return {
    ...{ language, t, words, number, moment },
    clock: (at) => clocks.format(at),
    utc: (at) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    duration: (ms) => durationWords(ms, t),
    range: (lowMs, highMs) => rangeWords(lowMs, highMs, t),
  };
}

function durationWords(ms: number, t: PaperManner['t']): string {
  const seconds = Math.round(Math.max(0, ms) / SECOND);
  const m = Math.floor(seconds / 60);
  const h = Math.floor(m / 60);
  if (seconds < 60) return kept(t('time.seconds', { n: seconds }));
  if (ms >= 2 * DAY) return kept(t('time.days', { n: Math.floor(ms / DAY) }));
  if (h > 0) return kept(m % 60 === 0 ? t('time.hours', { n: h }) : t('time.hoursMinutes', { h, m: m % 60 }));
  const isRound = m >= SECONDS_UNTIL_MINUTES || seconds % 60 === 0;
  return kept(isRound ? t('time.minutes', { n: m }) : t('time.minutesSeconds', { m, s: seconds % 60 }));
}

/** From so many minutes on the seconds say nothing. */
const SECONDS_UNTIL_MINUTES = 10;

/** A number and its unit stand on one line. */
function kept(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** In one unit, that of the upper end; the lower end down, the upper end up: a paper must not promise too much. */
function rangeWords(lowMs: number, highMs: number, t: PaperManner['t']): string {
  const [size, unit] = highMs < 2 * MINUTE ? [SECOND, 's'] : highMs < 2 * HOUR ? [MINUTE, 'min'] : [HOUR, 'h'];
  const low = Math.floor(lowMs / size);
  const high = Math.ceil(highMs / size);
  return kept(low >= high ? t('time.about', { age: `${String(high)} ${unit}` }) : t('time.range', { low, high, unit }));
}
