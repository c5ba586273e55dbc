import { toggled } from '../../selection/mask.ts';
import { keyIn, type KeyInput, type PartKey } from '../../ui/partKeys.ts';
import { grown, union } from '../geometry/box.ts';
import { cellBox, selectRect, slotsOfHosts } from '../layout/find.ts';
import { type Direction, firstCell, nextCell } from '../layout/move.ts';
import { combine, emptyMask } from '../../selection/mask.ts';
import type { Stage } from './stage.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const PAN_STEP_PX = 80;
const ZOOM_STEP = 1.3;

const alone = ({ ctrl }: KeyInput) => !ctrl;

export const mapKeys: readonly PartKey<Stage>[] = [
  {
    keys: Object.keys(arrows),
    shown: [{ key: 'arrows', alt: true }],
    word: 'keys.pan',
    held: ({ alt }) => alt,
    press: pan,
  },
  {
    keys: Object.keys(arrows),
    shown: [{ key: 'arrows', shift: true }],
    word: 'keys.extend',
    held: ({ shift }) => shift,
    press: arrow,
  },
  { keys: Object.keys(arrows), shown: [{ key: 'arrows' }], word: 'keys.move', press: arrow },
  // Toggles when it is let go: held, it lets the pointer move the view.
  { keys: [' '], shown: [{ key: ' ' }], word: 'keys.toggle', held: alone, press: () => undefined },
  {
    keys: ['Enter'],
    shown: [{ key: 'Enter' }],
    word: 'keys.open',
    held: alone,
    press: (stage) => withFocus(stage, (slot) => stage.ports.openVm(slot)),
  },
  {
    keys: ['a', 'A'],
    shown: [{ key: 'a', mod: true }],
    word: 'keys.all',
    held: ({ ctrl }) => ctrl,
    press: selectAround,
  },
  { keys: ['/'], shown: [{ key: '/' }], word: 'keys.find', held: alone, press: (stage) => stage.ports.find() },
  {
    keys: ['l', 'L'],
    shown: [{ key: 'l' }],
    word: 'keys.list',
    held: alone,
    press: (stage) => stage.ports.openList(stage.layout.cellSlot[stage.focusCell] ?? -1),
  },
  {
    keys: ['+', '='],
    shown: [{ key: '+' }],
    word: 'keys.zoomIn',
    held: alone,
    press: zoomIn,
  },
  {
    keys: ['-'],
    shown: [{ key: '-' }],
    word: 'keys.zoomOut',
    held: alone,
    press: zoomOut,
  },
  {
    keys: ['0', 'f', 'F'],
    shown: [{ key: '0' }, { key: 'f' }],
    word: 'keys.fit',
    held: alone,
    press: (stage) => stage.fit(),
  },
  {
    keys: ['Escape'],
    shown: [{ key: 'Escape' }],
    word: 'keys.clear',
    held: alone,
    press: (stage) => {
      stage.extension = null;
      stage.selectSlots([], 'replace');
    },
  },
];

/** Keys that the map takes. Others go on to the window. */
export function isMapKey(input: KeyInput): boolean {
  return keyIn(mapKeys, input) !== undefined;
}

export function zoomIn(stage: Stage): void {
  stage.zoomAtCentre(ZOOM_STEP);
}

export function zoomOut(stage: Stage): void {
  stage.zoomAtCentre(1 / ZOOM_STEP);
}

export function keyDown(stage: Stage, input: KeyInput): void {
  keyIn(mapKeys, input)?.press(stage, input);
}

function withFocus(stage: Stage, deed: (slot: number) => void): void {
  const slot = stage.layout.cellSlot[stage.focusCell] ?? -1;
  if (slot >= 0) deed(slot);
}

function pan(stage: Stage, input: KeyInput): void {
  const step = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] } as const;
  const [dx, dy] = step[arrows[input.key] ?? 'left'];
  stage.panBy(dx * PAN_STEP_PX, dy * PAN_STEP_PX);
}

function arrow(stage: Stage, input: KeyInput): void {
  const direction = arrows[input.key] ?? 'right';
  const from = stage.focusCell;
  const next = from < 0 ? firstCell(stage.layout) : nextCell(stage.layout, from, direction);
  if (next < 0) return;
  if (!input.shift) stage.extension = null;
  else stage.extension ??= { from: from < 0 ? next : from, before: stage.selection };
  stage.focus(next, { reveal: true });
  if (stage.extension) extendTo(stage, next);
  stage.ports.announce('focus');
}

/** Shift and arrows draw the same rectangle that a pointer would, from where they began to where the focus is. */
function extendTo(stage: Stage, cell: number): void {
  if (!stage.extension) return;
  const { from, before } = stage.extension;
  const corners = union(cellBox(stage.layout, from), cellBox(stage.layout, cell));
  const rect = grown(corners, -stage.layout.pitch / 4);
  const caught = selectRect(stage.layout, rect, 'touching', emptyMask(before.length));
  stage.select(combine(before, caught, 'add'));
}

export function toggleFocused(stage: Stage): void {
  const slot = stage.layout.cellSlot[stage.focusCell] ?? -1;
  if (slot < 0) return;
  stage.extension = null;
  stage.select(toggled(stage.selection, slot));
}

/** All of the focused host's box; pressed again its cluster, its site, everything. */
function selectAround(stage: Stage): void {
  const { layout } = stage;
  const host = layout.cellHost[stage.focusCell] ?? -1;
  const cluster = layout.clusters.find((box) => host >= box.firstHost && host < box.endHost);
  const site = layout.sites.find((box) => host >= box.firstHost && host < box.endHost);
  const rings = [
    host >= 0 ? slotsOfHosts(layout, host, host + 1) : [],
    cluster ? slotsOfHosts(layout, cluster.firstHost, cluster.endHost) : [],
    site ? slotsOfHosts(layout, site.firstHost, site.endHost) : [],
    slotsOfHosts(layout, 0, layout.hosts.length),
  ];
  const next = rings.find((slots) => slots.some((slot) => stage.selection[slot] !== 1));
  if (next) stage.selectSlots(next, 'replace');
}
