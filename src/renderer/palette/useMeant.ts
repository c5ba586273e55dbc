import { useState } from 'react';
import type { Command } from '../ui/command.ts';

interface Meant {
  /** For what this was typed. */
  readonly typed: string;
  readonly id: string | null;
}

/**
 * What Enter would do: the first that was found, or where the arrows led. It stays the same while facts change the list
 * under the hand; where it is offered no more, Enter does nothing.
 */
export function meantAfter(meant: Meant, found: readonly Command[], typed: string): Meant {
  const first = found[0];
  const isSettled = meant.typed === typed && meant.id !== null;
  return isSettled || first === undefined ? meant : { typed, id: first.id };
}

export function useMeant(found: readonly Command[], typed: string) {
  const [before, setMeant] = useState<Meant>({ typed: '', id: null });
  const meant = meantAfter(before, found, typed);
  if (meant !== before) setMeant(meant);
  return {
    /** Its place; -1 where it is gone. */
    at: found.findIndex(({ id }) => id === meant.id),
    goTo: ({ id }: Command) => setMeant({ typed, id }),
  };
}
