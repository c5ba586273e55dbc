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
  t(code: PaperText | WindowText, params?: Message['params']): string;
  words(text: Message): string;
  number(n: number): string;
  /** "23 Nov 2026, 08:10:00 CET". */
  moment(at: number): string;
  /** "08:10:00". */
  clock(at: number): string;
  /** "2026-11-23 07:10:00 UTC". */
  utc(at: number): string;
  /** "4 min 10 s". */
  duration(ms: number): string;
  /** "4 to 7 min". */
  range(lowMs: number, highMs: number): string;
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
  if (seconds < 60) return t('time.seconds', { n: seconds });
  if (seconds < 3_600) {
    const m = Math.floor(seconds / 60);
    return seconds % 60 === 0 ? t('time.minutes', { n: m }) : t('time.minutesSeconds', { m, s: seconds % 60 });
  }
  if (ms >= 2 * DAY) return t('time.days', { n: Math.floor(ms / DAY) });
  return t('time.hoursMinutes', { h: Math.floor(seconds / 3_600), m: Math.floor((seconds % 3_600) / 60) });
}

/** In one unit, that of the upper end; the lower end down, the upper end up: a paper must not promise too much. */
function rangeWords(lowMs: number, highMs: number, t: PaperManner['t']): string {
  const [size, unit] = highMs < 2 * MINUTE ? [SECOND, 's'] : highMs < 2 * HOUR ? [MINUTE, 'min'] : [HOUR, 'h'];
  const low = Math.floor(lowMs / size);
  const high = Math.ceil(highMs / size);
  return low >= high ? t('time.about', { age: `${String(high)} ${unit}` }) : t('time.range', { low, high, unit });
}
