import { beforeEach, expect, it } from 'vitest';
import { askWork, go, pagesComeLater, useNavigation } from './navigation.ts';

/** Page → what ends its load. */
let arriving: Map<string, (came: boolean) => void>;
let there: Set<string>;

beforeEach(() => {
  arriving = new Map();
  there = new Set(['map']);
  pagesComeLater({
    isThere: (kind) => there.has(kind),
    load: (kind) =>
      new Promise((resolve) => {
        arriving.set(kind, (came) => {
          if (came) there.add(kind);
          resolve(came);
        });
      }),
  });
  useNavigation.setState({ page: { kind: 'map' }, workAsked: 0 });
});

const here = () => useNavigation.getState().page.kind;

async function arrives(kind: string, came = true): Promise<void> {
  arriving.get(kind)?.(came);
  await new Promise<void>((resolve) => setTimeout(resolve));
}

it('stays on the page until the other one is there, so that nobody sees an empty one', async () => {
  go({ kind: 'replicas' });
  expect(here()).toBe('map');
  await arrives('replicas');
  expect(here()).toBe('replicas');
});

it('goes at once to a page that is there', () => {
  there.add('settings');
  go({ kind: 'settings' });
  expect(here()).toBe('settings');
});

it('leads where a person last wanted to go, whatever arrives later', async () => {
  go({ kind: 'replicas' });
  go({ kind: 'settings' });
  await arrives('settings');
  await arrives('replicas');
  expect(here()).toBe('settings');
  go({ kind: 'plans', planId: null });
  go({ kind: 'map' });
  await arrives('plans');
  expect(here()).toBe('map');
});

it('gives the keyboard to the page that comes, not to the one that goes', async () => {
  go({ kind: 'replicas' });
  askWork();
  expect(useNavigation.getState().workAsked).toBe(0);
  await arrives('replicas');
  expect(useNavigation.getState()).toMatchObject({ page: { kind: 'replicas' }, workAsked: 1 });
});

it('stays where it is when a page cannot be read, and tries again when it is asked for again', async () => {
  go({ kind: 'replicas' });
  await arrives('replicas', false);
  expect(here()).toBe('map');
  go({ kind: 'replicas' });
  await arrives('replicas');
  expect(here()).toBe('replicas');
});
