import { z } from 'zod';
import { languages } from '../texts/index.ts';
import { recoveryTargets } from './papers.ts';
import { colourings, groupings, motions, preferencesDefault, textSizes, themes } from './preferences.ts';
import type { Preferences } from './preferences.ts';

/** More columns than any list has. */
const COLUMNS_MAX = 64;
const column = z.string().max(40);

const list = z.object({
  shown: z.array(column).max(COLUMNS_MAX).readonly(),
  isGrouped: z.boolean(),
  // Earlier versions kept a list without it.
  sort: z.object({ column, descending: z.boolean() }).default(preferencesDefault.list.sort),
});

export const preferencesSchema = z.object({
  theme: z.enum(themes),
  motion: z.enum(motions),
  textSize: z.literal(textSizes),
  language: z.enum(['system', ...languages]),
  notifications: z.boolean(),
  recoveryTargets,
  map: z.object({ groupBy: z.enum(groupings), colouring: z.enum(colourings) }),
  list,
}) satisfies z.ZodType<Preferences>;
