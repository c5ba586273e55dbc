import { t } from './text.ts';

export { formatFull, formatMoment } from './moments.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "38 s", "12 min", "5 h", "3 d": one number, because an age is read at a glance. */
export function formatDuration(ms: number): string {
  const whole = Math.max(0, ms);
  if (whole < MINUTE) return t('time.seconds', { n: Math.floor(whole / SECOND) });
  if (whole < HOUR) return t('time.minutes', { n: Math.floor(whole / MINUTE) });
  if (whole < 2 * DAY) return t('time.hours', { n: Math.floor(whole / HOUR) });
  return t('time.days', { n: Math.floor(whole / DAY) });
}

/** "38 s ago". A moment that lies ahead by the gateway's clock is "just now", never a negative age. */
export function formatAge(ms: number): string {
  if (ms < SECOND) return t('time.now');
  return t('time.ago', { age: formatDuration(ms) });
}

/** "4 min 10 s": for what is counted while it runs. */
export function formatElapsed(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND);
  if (seconds < 60) return t('time.seconds', { n: seconds });
  if (seconds < 3_600) return t('time.minutesSeconds', { m: Math.floor(seconds / 60), s: seconds % 60 });
  return t('time.hoursMinutes', { h: Math.floor(seconds / 3_600), m: Math.floor((seconds % 3_600) / 60) });
}

/** "4 to 7 min". A prediction is a range; equal ends are still said as one. */
export function formatRange(lowMs: number, highMs: number): string {
  const low = roundUp(lowMs);
  const high = Math.max(low, roundUp(highMs));
  if (low === high) return t('time.about', { age: formatDuration(high) });
  const unit = high < MINUTE ? 's' : high < 2 * HOUR ? 'min' : 'h';
  const size = unit === 's' ? SECOND : unit === 'min' ? MINUTE : HOUR;
  const lowUnits = Math.max(unit === 's' ? 0 : 1, Math.round(low / size));
  const highUnits = Math.max(lowUnits, Math.round(high / size));
  if (lowUnits === highUnits) return t('time.about', { age: `${highUnits} ${unit}` });
  return t('time.range', { low: lowUnits, high: highUnits, unit });
}

/** Under two minutes in steps of 5 s, so that a remaining time does not flicker. */
function roundUp(ms: number): number {
  return ms < 2 * MINUTE ? Math.ceil(ms / (5 * SECOND)) * 5 * SECOND : ms;
}

/** What `<input type="datetime-local">` speaks: local time without a zone. */
export function toLocalInput(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * MINUTE);
  return local.toISOString().slice(0, 19);
}

export function fromLocalInput(value: string): number | null {
  const at = new Date(value).getTime();
  return Number.isFinite(at) ? at : null;
}
