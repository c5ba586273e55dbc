import { formatCount, formatTenths } from '../ui/text.ts';

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;
const STEP = 1_024;

/** `2.4 GiB`: as machines are given memory and disks, everywhere in the console. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < units.length - 1) {
    value /= STEP;
    unit += 1;
  }
  return `${value >= 100 || unit === 0 ? formatCount(Math.round(value)) : formatTenths(value)} ${units[unit] ?? ''}`;
}
