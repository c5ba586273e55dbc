import { z } from 'zod';
import { sentence } from './time.ts';

/** Why an action is not possible, by the provider. `code` is stable; `detail` says what to do about it. */
export const blocker = z.object({
  code: z.string().min(1).max(64),
  detail: sentence,
  /** The actions that it blocks; empty means all. */
  actions: z.array(z.string().max(64)).max(32),
});
export type Blocker = z.infer<typeof blocker>;
