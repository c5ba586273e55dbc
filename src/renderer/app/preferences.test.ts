import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { create } from 'zustand';
import type { Answer, PreferencesView } from '#shared/ipc/index.ts';
import type { MapLook } from '#shared/ipc/look.ts';
import { preferencesDefault, withChange, type PreferenceChange } from '#shared/ipc/preferences.ts';
import { keepPreference, takePreferences, usePreferences } from './preferences.ts';

const byHost: MapLook = { groupBy: 'host', colouring: 'state' };
const byPlan: MapLook = { groupBy: 'plan', colouring: 'state' };
const byNetwork: MapLook = { groupBy: 'network', colouring: 'drill' };

const viewWith = (map: MapLook): PreferencesView => ({
  preferences: { ...preferencesDefault, map },
  language: 'en',
  problem: null,
});

/** The program's side: answers when it is told to. */
let answers: (() => void)[];
let asked: PreferenceChange[];

beforeEach(() => {
  answers = [];
  asked = [];
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  const farshore = {
    preferencesSet: (change: PreferenceChange) => {
      asked.push(change);
      const preferences = withChange({ ...preferencesDefault, map: byHost }, change);
      return new Promise<Answer<PreferencesView>>((resolve) => {
        answers.push(() => resolve({ ok: true, value: { preferences, language: 'en', problem: null } }));
      });
    },
  };
  vi.stubGlobal('window', { farshore });
  usePreferences.setState({ view: null });
});
afterEach(() => vi.unstubAllGlobals());

const kept = () => {
  const store = create<MapLook>()(() => byHost);
  keepPreference('map', store);
  return store;
};
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('becomes what was kept, whenever that comes, and sends nothing for it', () => {
  const store = kept();
  takePreferences(viewWith(byPlan));
  expect(store.getState()).toEqual(byPlan);
  expect(kept().getState()).toEqual(byPlan);
  expect(asked).toEqual([]);
});

it('holds at once what is chosen, and has it kept', () => {
  takePreferences(viewWith(byHost));
  const store = kept();
  store.setState(byPlan);
  expect(store.getState()).toEqual(byPlan);
  expect(asked).toEqual([{ map: byPlan }]);
});

it('does not go back to the first of two quick choices when that one is answered', async () => {
  takePreferences(viewWith(byHost));
  const store = kept();
  store.setState(byPlan);
  store.setState(byNetwork);
  answers[0]?.();
  await settled();
  expect(store.getState()).toEqual(byNetwork);
  answers[1]?.();
  await settled();
  expect(store.getState()).toEqual(byNetwork);
  expect(asked).toEqual([{ map: byPlan }, { map: byNetwork }]);
});

it('follows a file of settings that was taken in', async () => {
  takePreferences(viewWith(byHost));
  const store = kept();
  store.setState(byPlan);
  answers[0]?.();
  await settled();
  takePreferences(viewWith(byNetwork));
  expect(store.getState()).toEqual(byNetwork);
});
