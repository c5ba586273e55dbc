import type { Mutant } from './mutant.ts';
import { actMutants } from './acts.ts';
import { feedMutants } from './feed.ts';
import { journalMutants } from './journal.ts';
import { journeyMutants } from './journeys.ts';
import { orderMutants } from './orders.ts';
import { reviewMutants } from './review.ts';
import { scheduleMutants } from './schedule.ts';
import { truthMutants } from './truth.ts';

/** Every wrong line that the simulator must notice. */
export const mutants: readonly Mutant[] = [
  ...orderMutants,
  ...journalMutants,
  ...scheduleMutants,
  ...truthMutants,
  ...reviewMutants,
  ...feedMutants,
  ...journeyMutants,
  ...actMutants,
];
