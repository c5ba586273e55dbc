import { byLanguage } from './language.ts';

/* Moments in the person's own zone. Apart from the ages, because the texts themselves need them. */
const fullTime = byLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }));
const clockTime = byLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
);
const dayTime = byLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
);

/** "22 Nov 2026, 03:10:00 CET": a person's own zone, always named. */
export function formatFull(at: number): string {
  return fullTime().format(at);
}

/** "03:10:00" today, "22 Nov, 03:10" on another day. */
export function formatMoment(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? clockTime().format(at) : dayTime().format(at);
}
