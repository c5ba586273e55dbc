import { z } from 'zod';
import { languages } from '../texts/index.ts';
import { recoveryTargets } from './papers.ts';
import { motions, textSizes, themes, type Preferences } from './preferences.ts';

export const preferencesSchema = z.object({
  theme: z.enum(themes),
  motion: z.enum(motions),
  textSize: z.literal(textSizes),
  language: z.enum(['system', ...languages]),
  notifications: z.boolean(),
  recoveryTargets,
}) satisfies z.ZodType<Preferences>;
