import { describe, expect, it } from 'vitest';
import { preferencesDefault } from '#shared/ipc/preferences.ts';
import { columnsAtFirst } from './columns.ts';
import { viewOf } from './view.ts';

const atFirst = preferencesDefault.list;

describe('how the list was left on this computer', () => {
  it('comes back as it was, in the order of the list', () => {
    const sort = { column: 'ratio', descending: true };
    expect(viewOf({ shown: ['state', 'name'], isGrouped: false, sort })).toEqual({
      shown: ['name', 'state'],
      isGrouped: false,
      sort,
    });
  });

  it.each([[[]], [['state']], [['weather']]])('has the columns of the first time where %j was kept', (shown) => {
    expect(viewOf({ ...atFirst, shown }).shown).toEqual(columnsAtFirst);
  });

  it('forgets columns that this version does not have', () => {
    expect(viewOf({ ...atFirst, shown: ['name', 'weather'] }).shown).toEqual(['name']);
    expect(viewOf({ ...atFirst, sort: { column: 'weather', descending: true } }).sort).toEqual(atFirst.sort);
  });
});
