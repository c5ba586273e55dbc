import { describe, expect, it } from 'vitest';
import { columnsAtFirst } from './columns.ts';
import { viewOf } from './keptView.ts';

describe('how the list was left on this computer', () => {
  it('comes back as it was, in the order of the list', () => {
    expect(viewOf(JSON.stringify({ shown: ['state', 'name'], isGrouped: false }))).toEqual({
      shown: ['name', 'state'],
      isGrouped: false,
    });
  });

  it('is as at first where nothing was kept, or nothing that can be understood', () => {
    const atFirst = { shown: columnsAtFirst, isGrouped: true };
    for (const kept of [null, '', 'null', '{"shown":["state"]}', '{"shown":"name","isGrouped":1}', '[']) {
      expect(viewOf(kept)).toEqual(atFirst);
    }
  });

  it('forgets columns that this version does not have', () => {
    expect(viewOf('{"shown":["name","weather"],"isGrouped":true}').shown).toEqual(['name']);
  });
});
