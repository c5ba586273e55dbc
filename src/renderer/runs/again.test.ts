import { beforeEach, describe, expect, it } from 'vitest';
import { chosenOf, toggleAgain, useAgain } from './again.ts';
import { lineFor } from './testing/line.ts';

beforeEach(() => useAgain.setState({ runId: null, vmIds: new Set() }));

const lines = [
  lineFor('off-a', { vmId: 'a' }),
  lineFor('a', { canRetry: true }),
  lineFor('b', { canRetry: true }),
  lineFor('c', { word: 'observed' }),
];
const chosen = () => chosenOf(lines, useAgain.getState());

describe('the VMs that are to be tried again', () => {
  it('are each named once, in the order of the lines, and none that succeeded', () => {
    for (const vmId of ['b', 'c', 'a']) toggleAgain('run-1', vmId);
    expect(chosen()).toEqual(['a', 'b']);
    toggleAgain('run-1', 'a');
    expect(chosen()).toEqual(['b']);
  });

  it('are of one run only', () => {
    toggleAgain('run-1', 'a');
    toggleAgain('run-2', 'b');
    expect([useAgain.getState().runId, chosen()]).toEqual(['run-2', ['b']]);
  });
});
