import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyFilter, filterBy, toggledFilter, useFilter } from '../estate/filter.ts';
import { find, useFind } from '../estate/find.ts';
import { group, useMapView } from '../map/view.ts';
import { changeDraft, useDraft } from '../review/draft.ts';
import { emptyMask, maskOf } from '../selection/mask.ts';
import { select, useSelection } from '../selection/store.ts';
import { t } from '../ui/text.ts';
import { useSaid } from './said.ts';
import { forgetChoices, keepChoices, redo, undo } from './undo.ts';

let end: () => void;

beforeEach(() => {
  const failure = { code: 'no-answer', message: { code: 'failure.no-answer', params: {} }, retryable: true };
  // How the map is looked at is kept as a preference; that is not tested here.
  vi.stubGlobal('window', { farshore: { preferencesSet: () => Promise.resolve({ ok: false, failure }) } });
  useSelection.setState({ vmIds: ['a', 'b'], mask: emptyMask(2), count: 0 });
  end = keepChoices();
});
afterEach(() => {
  end();
  forgetChoices();
  useFilter.setState(useFilter.getInitialState());
  useFind.setState(useFind.getInitialState());
  useDraft.setState(useDraft.getInitialState());
  useSelection.setState(useSelection.getInitialState());
  useMapView.setState(useMapView.getInitialState());
  vi.unstubAllGlobals();
});

const byState = toggledFilter(emptyFilter, 'state', 'failover');
const kinds = [
  ['choice.selection', () => select(maskOf(2, [1])), () => useSelection.getState().count],
  ['choice.find', () => find('lon-a'), () => useFind.getState().text],
  ['choice.choices', () => changeDraft({ reason: 'a flood' }), () => useDraft.getState().reason],
  ['choice.view', () => group('network'), () => useMapView.getState().groupBy],
  ['choice.filter', () => filterBy(byState), () => useFilter.getState().filter],
] as const;

it.each(kinds)('takes back %s, says so, and chooses it again', (word, choose, chosen) => {
  const before = chosen();
  choose();
  const after = chosen();
  undo();
  expect(chosen()).toEqual(before);
  expect(useSaid.getState().text).toBe(t('choice.done', { what: t(word) }));
  redo();
  expect(chosen()).toEqual(after);
  expect(useSaid.getState().text).toBe(t('choice.redone', { what: t(word) }));
});

it('says when there is nothing to take back', () => {
  undo();
  expect(useSaid.getState().text).toBe(t('choice.nothing'));
});
