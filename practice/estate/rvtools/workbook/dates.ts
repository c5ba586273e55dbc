/** The numbers of formats that every workbook knows without saying so, and that show a date or a time. */
const builtIn = [14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47];

export function isBuiltInDate(formatId: number): boolean {
  return builtIn.includes(formatId);
}

/** Whether a format of the workbook's own shows a date: a day, month, year, hour or second outside of quoted text. */
export function isDateFormat(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare);
}

const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets, as it comes out from March 1900 on; their 29th of February 1900 never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The last day of the year 9999. */
const DAY_MAX = 2_958_465;

/** `2026-11-23`, or `2026-11-23 07:30:00` where there is a time; null where the number is no day. */
export function dateText(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > DAY_MAX) return null;
  const at = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(serial * DAY_MS)).toISOString();
  return Number.isInteger(serial) ? at.slice(0, 10) : at.slice(0, 19).replace('T', ' ');
}
