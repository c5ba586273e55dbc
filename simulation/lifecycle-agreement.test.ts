import { describe, expect, it } from 'vitest';
import { replicaAction, replicaState } from '#shared/domain/index.ts';
import type { ReplicaAction } from '#shared/domain/index.ts';
import { lifecycle } from '#shared/lifecycle/index.ts';
import { actionsInState, actionsWithTwoCopies } from '../practice/model/table.ts';

/*
 * The practice provider and the console each have a table of their own of what may be ordered when. Neither sees the other;
 * only this test does, and names every place where they differ.
 */

const provider = (action: ReplicaAction): string[] =>
  replicaState.options.filter((state) => actionsInState[state].includes(action));

/** One line for each action that the two sides judge differently. */
function differences(): string[] {
  return replicaAction.options.flatMap((action) => {
    const own = replicaState.options.filter((state) => lifecycle[action].from.includes(state));
    const theirs = provider(action);
    const lines: string[] = [];
    if (own.join() !== theirs.join()) {
      lines.push(`${action}: console from ${own.join(', ')}; provider from ${theirs.join(', ')}`);
    }
    const withTwo = actionsWithTwoCopies.includes(action);
    if (lifecycle[action].withTwoCopies !== withTwo) {
      lines.push(`${action} with two copies: console ${String(!withTwo)}, provider ${String(withTwo)}`);
    }
    return lines;
  });
}

describe('the lifecycle', () => {
  it('is the same on both sides of the wire', () => {
    expect(differences()).toEqual([]);
  });
});
