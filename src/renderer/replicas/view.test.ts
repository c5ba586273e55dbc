import { describe, expect, it } from 'vitest';
import { columnsAtFirst } from './columns.ts';
import { viewOf } from './view.ts';

describe('how the list was left on this computer', () => {
  it('comes back as it was, in the order of the list', () => {
    expect(viewOf({ shown: ['state', 'name'], isGrouped: false })).toEqual({
      shown: ['name', 'state'],
      isGrouped: false,
    });
  });

  it.each([[[]], [['state']], [['weather']]])('has the columns of the first time where %j was kept', (shown) => {
    expect(viewOf({ shown, isGrouped: true })).toEqual({ shown: columnsAtFirst, isGrouped: true });
  });

  it('forgets columns that this version does not have', () => {
    expect(viewOf({ shown: ['name', 'weather'], isGrouped: true }).shown).toEqual(['name']);
  });
});
