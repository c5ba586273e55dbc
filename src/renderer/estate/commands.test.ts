import { afterEach, beforeEach, expect, it } from 'vitest';
import { go, pagesComeLater, useNavigation } from '../app/navigation.ts';
import { t } from '../ui/text.ts';
import { filterCommands } from './commands.ts';
import { emptyFilter, filterBy, isEmptyFilter, toggledFilter, useFilter } from './filter.ts';

beforeEach(() => {
  pagesComeLater({ isThere: () => true, load: () => Promise.resolve(true) });
  go({ kind: 'plans', planId: null });
});
afterEach(() => {
  filterBy(emptyFilter);
  go({ kind: 'map' });
});

const commands = () => filterCommands(useFilter.getState().filter, useNavigation.getState().page);
const open = () => commands()[0]?.run();

it('the filter opens where it is seen, on the map from elsewhere', () => {
  open();
  expect(useNavigation.getState()).toMatchObject({ page: { kind: 'map' }, filterShown: true });
  go({ kind: 'replicas' });
  expect(useNavigation.getState().filterShown).toBe(false);
  open();
  expect(useNavigation.getState()).toMatchObject({ page: { kind: 'replicas' }, filterShown: true });
});

it('is cleared from anywhere, where there is something to clear', () => {
  expect(commands()[1]?.blocked).toBe(t('map.filter.isEmpty'));
  filterBy(toggledFilter(emptyFilter, 'site', 'lon-a'));
  expect(commands()[1]?.blocked).toBeNull();
  commands()[1]?.run();
  expect(isEmptyFilter(useFilter.getState().filter)).toBe(true);
  expect(useNavigation.getState().page.kind).toBe('plans');
});
