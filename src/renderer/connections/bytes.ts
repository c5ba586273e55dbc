import { formatTenths } from '../ui/text.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `2.4 MB`: thousands, as file managers count. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? String(value) : formatTenths(value)} ${units[unit] ?? ''}`;
}
