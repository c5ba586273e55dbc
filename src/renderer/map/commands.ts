import { type Colouring, colourings, type GroupBy, groupings, type MapLook } from '#shared/ipc/look.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { askWork, go, type Page } from '../app/navigation.ts';
import type { Combo } from '../ui/combos.ts';
import type { Command } from '../ui/command.ts';
import { t } from '../ui/text.ts';
import { askMap } from './here.ts';
import { mapKeys, zoomIn, zoomOut } from './tool/keys.ts';
import type { MapStage } from './tool/MapStage.ts';
import { colour, group } from './view.ts';

/** What map and buttons of the map offer. From another page each leads to the map first: there its effect is seen. */
export function mapCommands(look: MapLook, page: Page): readonly Command[] {
  const isHere = page.kind === 'map';
  return [
    move('keys.fit', 'palette.fit', (stage) => stage.fit()),
    move('keys.zoomIn', 'palette.zoomIn', zoomIn),
    move('keys.zoomOut', 'palette.zoomOut', zoomOut),
    ...groupings.map((by) =>
      choice('map.group', `map.group.${by}`, { isSo: isHere && look.groupBy === by, choose: () => show(group, by) }),
    ),
    ...colourings.map((by) =>
      choice('map.colour', `map.colour.${by}`, {
        isSo: isHere && look.colouring === by,
        choose: () => show(colour, by),
      }),
    ),
  ];
}

export function keysOfMap(word: WindowText): Combo | undefined {
  return mapKeys.find((key) => key.word === word)?.shown[0];
}

/** `also`: how else people call it. */
function move(word: WindowText, also: WindowText, wish: (stage: MapStage) => void): Command {
  return {
    ...{ id: `map ${word}`, kind: 'map', title: t(word), beside: t(also), blocked: null },
    keys: keysOfMap(word),
    run: () => askMap(wish),
  };
}

interface Choice {
  /** It is chosen already, and seen. */
  readonly isSo: boolean;
  readonly choose: () => void;
}

function choice(of: WindowText, value: WindowText, { isSo, choose }: Choice): Command {
  return {
    ...{ id: value, kind: 'map', title: t('palette.setting', { of: t(of), value: t(value) }), beside: '' },
    blocked: isSo ? t('palette.blocked.already') : null,
    run: choose,
  };
}

function show<V extends GroupBy | Colouring>(choose: (value: V) => void, value: V): void {
  choose(value);
  go({ kind: 'map' });
  askWork();
}
