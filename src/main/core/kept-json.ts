import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { z } from 'zod';
import { parseJson } from './parse-json.ts';

/**
 * What a small file holds; `none` where there is no such file. A damaged one is set aside beside itself, never deleted: what it
 * held is then unknown and asked for again, which is safe, while guessing at it is not.
 */
export function readKept<T>(file: string, format: z.ZodType<T>, none: T, nowMs: number): T {
  if (!existsSync(file)) return none;
  const parsed = format.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  renameSync(file, `${file}.damaged-${String(nowMs)}`);
  return none;
}
