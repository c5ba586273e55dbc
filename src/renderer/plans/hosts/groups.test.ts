import { describe, expect, it } from 'vitest';
import type { PlanHostStep } from '#shared/domain/index.ts';
import { plainMember } from '../edit/edits.ts';
import { groupsOf, type Held } from './groups.ts';

const patience = { answersInARow: 1, betweenSeconds: 1, wholeSeconds: 1 };
const step = (id: string, when: 'before' | 'after', vmId: string | null): PlanHostStep => ({
  ...{ id, name: id, act: { kind: 'ping', address: 'db', patience }, when, vmId },
  ...{ runsIn: ['failover'], critical: true, retries: 0 },
});
const members = [plainMember('a'), plainMember('b')];
const shown = (hostSteps: PlanHostStep[], held: Held | null = null) =>
  groupsOf({ hostSteps, members }, held).map(({ when, vmId, steps }) => [
    `${when} ${vmId ?? 'all'}`,
    steps.map(({ step: { id }, at }) => `${id}@${at}`).join(' '),
  ]);

describe('steps on hosts by their places', () => {
  it('stand in the order of a run, those of one place in the order of the plan', () => {
    const steps = [
      step('5', 'after', null),
      step('3', 'after', 'a'),
      step('4', 'before', 'b'),
      step('1', 'before', null),
    ];
    expect(shown([...steps, step('2', 'before', 'a'), step('6', 'after', null), step('7', 'before', 'gone')])).toEqual([
      ['before all', '1@3'],
      ['before a', '2@4'],
      ['after a', '3@1'],
      ['before b', '4@2'],
      ['after all', '5@0 6@5'],
      ['before gone', '7@6'],
    ]);
  });

  it('do not move while they are edited', () => {
    const moved = step('1', 'after', 'b');
    expect(shown([moved, step('2', 'before', null)], { id: '1', when: 'before', vmId: null })).toEqual([
      ['before all', '1@0 2@1'],
    ]);
  });
});
