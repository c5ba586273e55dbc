import { expect, test } from 'vitest';
import { parseOptions } from './options.ts';

const known = ['lint', 'unit', 'e2e'];

test('without options everything is run for people', () => {
  expect(parseOptions([], known)).toEqual({ isJson: false, only: undefined });
});

test('stages are chosen by name, in either spelling', () => {
  expect(parseOptions(['--only', 'unit,e2e', '--json'], known)).toEqual({ isJson: true, only: ['unit', 'e2e'] });
  expect(parseOptions(['--only=lint'], known)).toEqual({ isJson: false, only: ['lint'] });
});

test('a stage that does not exist is an error, and not a run of nothing', () => {
  expect(() => parseOptions(['--only', 'units'], known)).toThrow('no stage "units"');
  expect(() => parseOptions(['--only'], known)).toThrow('no stage ""');
});

test('an unknown option is an error', () => {
  expect(() => parseOptions(['--jason'], known)).toThrow('Unknown option --jason');
});
