import { z } from 'zod';
import { languages } from '../texts/index.ts';
import { recoveryTargets } from './papers.ts';
import { colourings, groupings, motions, textSizes, themes, type Preferences } from './preferences.ts';

/** More columns than any list has. */
const COLUMNS_MAX = 64;

export const preferencesSchema = z.object({
  theme: z.enum(themes),
  motion: z.enum(motions),
  textSize: z.literal(textSizes),
  language: z.enum(['system', ...languages]),
  notifications: z.boolean(),
  recoveryTargets,
  map: z.object({ groupBy: z.enum(groupings), colouring: z.enum(colourings) }),
  list: z.object({ shown: z.array(z.string().max(40)).max(COLUMNS_MAX).readonly(), isGrouped: z.boolean() }),
}) satisfies z.ZodType<Preferences>;
