import { expect, it } from 'vitest';
import { mapViewOf } from './keptView.ts';

it('comes back as it was left on this computer', () => {
  const left = { groupBy: 'application', colouring: 'drill' };
  expect(mapViewOf(JSON.stringify(left))).toEqual(left);
});

it('is as at first where nothing was kept, or nothing that this version understands', () => {
  const atFirst = { groupBy: 'host', colouring: 'state' };
  for (const kept of [null, '', 'null', '7', '[', '{"groupBy":"weather","colouring":3}']) {
    expect(mapViewOf(kept)).toEqual(atFirst);
  }
});
