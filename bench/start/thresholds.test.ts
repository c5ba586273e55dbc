import { expect, it } from 'vitest';
import { faultsOf } from './thresholds.ts';

it('takes figures on the thresholds', () => {
  expect(faultsOf({ ratio: 1.6, vms: 10_000 })).toEqual([]);
});

it.each([
  ['a slow start', { ratio: 1.61, vms: 10_000 }],
  ['a start with a smaller map', { ratio: 1.2, vms: 9_999 }],
  ['a figure that was not measured', { ratio: Number.NaN, vms: 10_000 }],
])('refuses %s', (_what, wrong) => {
  expect(faultsOf(wrong)).toHaveLength(1);
});
