import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { preferencesDefault } from '#shared/ipc/preferences.ts';
import { go, pagesComeLater, useNavigation } from '../app/navigation.ts';
import type { Command } from '../ui/command.ts';
import { t } from '../ui/text.ts';
import { mapCommands } from './commands.ts';
import { mapIsHere } from './here.ts';
import { TestMap } from './testing/TestMap.ts';
import { useMapView } from './view.ts';

const estate = { lonA: [40, 40, 40], lonB: [20] };
const look = { groupBy: 'host', colouring: 'state' } as const;
const setting = (of: 'map.group' | 'map.colour', value: 'map.group.plan' | 'map.group.host' | 'map.colour.rpo') =>
  t('palette.setting', { of: t(of), value: t(value) });

let leave: (() => void) | null = null;

beforeEach(() => {
  vi.stubGlobal('window', { farshore: { preferencesSet: () => new Promise(() => undefined) } });
  pagesComeLater({ isThere: () => true, load: () => Promise.resolve(true) });
  go({ kind: 'plans', planId: null });
});
afterEach(() => {
  leave?.();
  leave = null;
  useMapView.setState(preferencesDefault.map);
  go({ kind: 'map' });
  vi.unstubAllGlobals();
});

function command(title: string): Command {
  const found = mapCommands(look, useNavigation.getState().page).find((one) => one.title === title);
  if (!found) throw new Error(`The map offers no "${title}".`);
  return found;
}

const onPage = (map: TestMap) => {
  leave = mapIsHere(map.stage);
};

describe('what the map offers to the palette', () => {
  it('moves the map that is there, as its buttons do, and shows their keys', () => {
    const map = new TestMap(estate);
    onPage(map);
    const { scale } = map.stage.camera;
    command(t('keys.zoomIn')).run();
    expect(map.stage.camera.scale).toBeGreaterThan(scale);
    command(t('keys.fit')).run();
    expect(map.stage.camera.scale).toBe(scale);
    expect(command(t('keys.fit')).keys).toEqual({ key: '0' });
    expect(command(t('keys.zoomOut')).keys).toEqual({ key: '-' });
  });

  it('leads to the map first, and waits there until its size is known', () => {
    command(t('keys.zoomIn')).run();
    expect(useNavigation.getState().page.kind).toBe('map');
    const map = new TestMap(estate);
    const { scale } = map.stage.camera;
    map.leaveAndComeBack({ arrive: () => onPage(map) });
    expect(map.stage.camera.scale).toBeGreaterThan(scale);
  });

  it('groups and colours it, and leads there', () => {
    command(setting('map.group', 'map.group.plan')).run();
    command(setting('map.colour', 'map.colour.rpo')).run();
    expect(useMapView.getState()).toEqual({ groupBy: 'plan', colouring: 'rpo' });
    expect(useNavigation.getState().page.kind).toBe('map');
  });

  it('says that it is so already only where that is seen', () => {
    const title = setting('map.group', 'map.group.host');
    expect(command(title).blocked).toBeNull();
    go({ kind: 'map' });
    expect(command(title).blocked).toBe(t('palette.blocked.already'));
  });
});
