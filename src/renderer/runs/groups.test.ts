import { describe, expect, it } from 'vitest';
import { byConcern, withName } from './groups.ts';
import { lineFor } from './testing/line.ts';

const ids = (lines: readonly { readonly stepId: string }[]): readonly string[] => lines.map(({ stepId }) => stepId);

describe('the lines of a run', () => {
  it('keep the steps of a VM together in the order of the plan, VMs with a failure first', () => {
    const lines = [
      lineFor('net', { vmId: null, word: 'observed' }),
      lineFor('off-a', { vmId: 'a', word: 'observed' }),
      lineFor('off-b', { vmId: 'b', word: 'observed' }),
      lineFor('start-a', { vmId: 'a', word: 'accepted' }),
      lineFor('start-b', { vmId: 'b', word: 'failed' }),
      lineFor('start-c', { vmId: 'c', word: 'waiting' }),
    ];
    expect(ids(byConcern(lines))).toEqual(['off-b', 'start-b', 'off-a', 'start-a', 'start-c', 'net']);
  });

  it('do not take two steps without a VM for one group', () => {
    const lines = [
      lineFor('gate', { vmId: null, word: 'passed' }),
      lineFor('a', { word: 'accepted' }),
      lineFor('net', { vmId: null, word: 'failed' }),
    ];
    expect(ids(byConcern(lines))).toEqual(['net', 'a', 'gate']);
  });

  it('are found by a part of the VM’s name or of the host’s, in any case', () => {
    const lines = [
      lineFor('1', { name: 'erp-db-01' }),
      lineFor('2', { name: 'shop-web-01' }),
      lineFor('3', { name: 'Halt it', host: 'db.example' }),
    ];
    expect(ids(withName(lines, ' DB '))).toEqual(['1', '3']);
    expect(withName(lines, '  ')).toBe(lines);
    expect(withName(lines, 'nothing')).toEqual([]);
  });
});
