import { actCheckers } from './acts.ts';
import { consentCheckers } from './consent.ts';
import { copyCheckers } from './copies.ts';
import { effectCheckers } from './effects.ts';
import type { Checkers, Evidence } from './evidence.ts';
import { journeyCheckers } from './journeys.ts';
import { limitCheckers } from './limits.ts';
import { memoryCheckers } from './memory.ts';
import { orderCheckers } from './orders.ts';
import { peopleCheckers } from './people.ts';
import { screenCheckers } from './screen.ts';
import { sequenceCheckers } from './sequence.ts';

export interface Violation {
  readonly invariant: string;
  readonly detail: string;
}

/** What must hold in every world. */
const checkers: Checkers = {
  ...effectCheckers,
  ...sequenceCheckers,
  ...actCheckers,
  ...copyCheckers,
  ...journeyCheckers,
  ...consentCheckers,
  ...orderCheckers,
  ...limitCheckers,
  ...screenCheckers,
  ...memoryCheckers,
  ...peopleCheckers,
};

/** Every violation, named by its invariant. */
export function violationsOf(evidence: Evidence): readonly Violation[] {
  return Object.entries(checkers).flatMap(([invariant, check]) =>
    check(evidence).map((detail) => ({ invariant, detail })),
  );
}
