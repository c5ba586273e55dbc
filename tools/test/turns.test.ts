import { expect, test } from 'vitest';
import { countOfExit } from './count.ts';
import type { Stage, StagePlace } from './stages.ts';
import { behind, type Turn, turnsOf } from './turns.ts';

const stage = (name: string, place: StagePlace): Stage => ({ name, place, commands: [], count: countOfExit });
const named = (turns: readonly Turn[]): readonly string[] =>
  turns.map((turn) => turn.map(({ name }) => name).join(' + '));

test('every stage runs once: beside the turn before it, behind all, or in its turn', () => {
  const stages = [
    stage('lint', 'behind'),
    stage('unit', 'turn'),
    stage('integration', 'turn'),
    stage('types', 'behind'),
    stage('guests', 'beside'),
    stage('e2e', 'turn'),
  ];
  expect(named(turnsOf(stages))).toEqual(['unit', 'integration + guests', 'e2e']);
  expect(named(behind(stages))).toEqual(['lint', 'types']);
});

test('what would run beside another runs alone where it was asked for alone', () => {
  expect(named(turnsOf([stage('guests', 'beside')]))).toEqual(['guests']);
});
