import { toggled } from '../../selection/mask.ts';
import { toWorld } from '../geometry/camera.ts';
import { type Hit, isOnName, slotsOfHosts } from '../layout/find.ts';
import { combinationOf } from '../../selection/combination.ts';
import type { PointerInput } from './input.ts';
import type { Stage } from './stage.ts';
import { toIdle, type ToolState } from './state.ts';

/** Below this a press that trembles is still a click. */
const DRAG_FROM_PX = 4;

/** Pressed, and not yet known whether it becomes a click or a rectangle. */
export function pointing(stage: Stage, origin: PointerInput): ToolState {
  return {
    path: 'select.pointing',
    pointerMove: (input) => {
      const moved = Math.hypot(input.x - origin.x, input.y - origin.y);
      return moved < DRAG_FROM_PX ? undefined : { to: 'select.brushing', origin, at: input };
    },
    pointerUp: () => {
      click(stage, origin);
      return toIdle;
    },
    cancel: () => toIdle,
  };
}

function click(stage: Stage, input: PointerInput): void {
  const hit = stage.hit(input);
  const how = combinationOf(input);
  stage.extension = null;
  if (hit.kind === 'cell') {
    stage.focus(hit.cell, { reveal: false });
    if (input.ctrl) stage.select(toggled(stage.selection, hit.slot));
    else stage.selectSlots([hit.slot], how);
    return;
  }
  const slots = slotsOfBox(stage, hit, toWorld(stage.camera, input).y);
  if (slots.length > 0) stage.selectSlots(slots, input.ctrl ? 'add' : how);
  else if (how === 'replace' && !input.ctrl) stage.selectSlots([], 'replace');
}

/** A host's box stands for its VMs; a cluster or site only where its name is, so that a miss selects no thousands. */
function slotsOfBox({ layout }: Stage, hit: Hit, worldY: number): readonly number[] {
  if (hit.kind === 'host') return slotsOfHosts(layout, hit.host, hit.host + 1);
  if (!isOnName(layout, hit, worldY)) return [];
  const box = hit.kind === 'cluster' ? layout.clusters[hit.cluster] : hit.kind === 'site' && layout.sites[hit.site];
  return box ? slotsOfHosts(layout, box.firstHost, box.endHost) : [];
}
