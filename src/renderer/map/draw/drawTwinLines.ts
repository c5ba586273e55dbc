import { centreOf, type Point } from '../geometry/box.ts';
import { cellBox } from '../layout/find.ts';
import { type Frame, place } from './frame.ts';
import type { MapOverlay, MapScene } from './scene.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** Up to here each selected VM gets its own line; beyond, one line from host to host says as much. */
const LINES_MAX = 40;
/** Beyond this even those would hide the map: that everything goes to the provider needs no lines. */
const HOST_LINES_VMS_MAX = 1_000;

/** Lines from a VM to its replica, for what is hovered, focused or selected only. */
export function drawTwinLines(context: Context, scene: MapScene, frame: Frame, overlay: MapOverlay): void {
  const { layout, palette } = scene;
  context.strokeStyle = palette.accent;
  context.lineWidth = Math.max(1, Math.round(frame.dpr));
  if (overlay.selectedCount > 0) {
    context.globalAlpha = 0.45;
    if (overlay.selectedCount <= LINES_MAX) {
      overlay.selected.forEach((bit, slot) => {
        if (bit === 1) twinLine(context, scene, frame, slot);
      });
    } else if (overlay.selectedCount <= HOST_LINES_VMS_MAX) {
      hostLines(context, scene, frame, overlay.selected);
    }
    context.globalAlpha = 1;
  }
  for (const cell of [overlay.hoverCell, overlay.focusCell]) {
    const slot = layout.cellSlot[cell] ?? -1;
    if (slot >= 0) twinLine(context, scene, frame, slot);
  }
}

function twinLine(context: Context, { layout }: MapScene, frame: Frame, slot: number): void {
  const home = layout.homeCell[slot] ?? -1;
  const replica = layout.replicaCell[slot] ?? -1;
  if (home < 0 || replica < 0) return;
  curve(context, centreOf(place(frame, cellBox(layout, home))), centreOf(place(frame, cellBox(layout, replica))));
}

function hostLines(context: Context, { layout }: MapScene, frame: Frame, selected: Uint8Array): void {
  const drawn = new Set<number>();
  selected.forEach((bit, slot) => {
    if (bit !== 1) return;
    const from = layout.cellHost[layout.homeCell[slot] ?? -1] ?? -1;
    const to = layout.cellHost[layout.replicaCell[slot] ?? -1] ?? -1;
    const pair = from * layout.hosts.length + to;
    const fromBox = layout.hosts[from];
    const toBox = layout.hosts[to];
    if (!fromBox || !toBox || drawn.has(pair)) return;
    drawn.add(pair);
    curve(context, centreOf(place(frame, fromBox)), centreOf(place(frame, toBox)));
  });
}

/** Leaves and arrives level, so that a bundle of lines reads as a stream across the gap between the sites. */
function curve(context: Context, from: Point, to: Point): void {
  const reach = Math.abs(to.x - from.x) / 2;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(from.x + reach, from.y, to.x - reach, to.y, to.x, to.y);
  context.stroke();
}
