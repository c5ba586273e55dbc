import { existsSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { alertChannels, alertKinds } from '#shared/ipc/index.ts';
import { parseJson } from '../parse-json.ts';
import { attempt, type StoreResult } from '../store/index.ts';
import { writeWhole } from '../whole-file.ts';
import type { Item } from './outbox.ts';
import type { ToldEntries } from './told.ts';

const FORMAT = 1;
const letter = z.object({ id: z.string(), title: z.string(), text: z.string(), body: z.string() });
const item = z.object({
  id: z.string(),
  channel: z.enum(alertChannels),
  kind: z.enum(alertKinds),
  title: z.string(),
  at: z.number(),
  state: z.enum(['waiting', 'sending', 'sent', 'failed', 'unknown', 'dropped']),
  attempts: z.int(),
  endedAt: z.number().nullable(),
  answer: z.string(),
  letter: letter.nullable(),
}) satisfies z.ZodType<Item>;
const file = z.object({
  format: z.literal(FORMAT),
  told: z.array(z.tuple([z.string(), z.number()])),
  items: z.array(item),
});

/** What was told already, what is on its way and what became of the last ones. */
export interface AlertState {
  readonly told: ToldEntries;
  readonly items: readonly Item[];
}

export const alertStateNone: AlertState = { told: [], items: [] };

/** Reads it; nothing where there is no file. A damaged one is set aside: at worst something is told twice. */
export function readAlertState(path: string, nowMs: number): StoreResult<AlertState> {
  return attempt(path, () => {
    if (!existsSync(path)) return alertStateNone;
    const parsed = file.safeParse(parseJson(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
    renameSync(path, `${path}.damaged-${String(nowMs)}`);
    return alertStateNone;
  });
}

export function writeAlertState(path: string, state: AlertState): StoreResult<void> {
  return attempt(path, () => writeWhole(path, JSON.stringify({ format: FORMAT, ...state })));
}
