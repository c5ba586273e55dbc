import { toggled } from '../../selection/mask.ts';
import { grown, union } from '../geometry/box.ts';
import { cellBox, selectRect, slotsOfHosts } from '../layout/find.ts';
import { type Direction, firstCell, nextCell } from '../layout/move.ts';
import { combine, emptyMask } from '../../selection/mask.ts';
import type { KeyInput } from './input.ts';
import type { Stage } from './stage.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const PAN_STEP_PX = 80;
const ZOOM_STEP = 1.3;

/** Keys that the map takes. Others go on to the window. */
export function isMapKey(input: KeyInput): boolean {
  if (input.key in arrows) return true;
  if (input.ctrl) return input.key.toLowerCase() === 'a';
  return [' ', 'Enter', '/', 'l', 'L', '+', '=', '-', '0', 'f', 'F', 'Escape'].includes(input.key);
}

export function keyDown(stage: Stage, input: KeyInput): void {
  const direction = arrows[input.key];
  if (direction) arrow(stage, direction, input);
  else if (input.ctrl) {
    if (input.key.toLowerCase() === 'a') selectAround(stage);
  } else other(stage, input.key);
}

function other(stage: Stage, key: string): void {
  const slot = stage.layout.cellSlot[stage.focusCell] ?? -1;
  switch (key) {
    case 'Enter':
      if (slot >= 0) stage.ports.openVm(slot);
      return;
    case '/':
      stage.ports.find();
      return;
    case 'l':
    case 'L':
      stage.ports.openList(slot);
      return;
    case '+':
    case '=':
      stage.zoomAtCentre(ZOOM_STEP);
      return;
    case '-':
      stage.zoomAtCentre(1 / ZOOM_STEP);
      return;
    case '0':
    case 'f':
    case 'F':
      stage.fit();
      return;
    case 'Escape':
      stage.extension = null;
      stage.selectSlots([], 'replace');
      return;
    default:
  }
}

function arrow(stage: Stage, direction: Direction, input: KeyInput): void {
  if (input.alt) {
    const step = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] } as const;
    const [dx, dy] = step[direction];
    stage.panBy(dx * PAN_STEP_PX, dy * PAN_STEP_PX);
    return;
  }
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
