import { combine, emptyMask } from '../../selection/mask.ts';
import { boxBetween, type Point } from '../geometry/box.ts';
import { freeWidth, toScreen, toWorld } from '../geometry/camera.ts';
import { selectRect } from '../layout/find.ts';
import { combinationOf } from '../../selection/combination.ts';
import type { PointerInput } from './input.ts';
import type { Stage } from './stage.ts';
import { toIdle, type ToolState } from './state.ts';

/** How near to an edge the view begins to move, and how fast it moves at the edge itself. */
const EDGE_PX = 28;
const EDGE_SPEED_PX_PER_MS = 0.9;

/**
 * A rectangle is being drawn. It begins at a point of the world, so that it grows while the edges scroll. What was
 * selected before it is kept, and Escape brings it back.
 */
export function brushing(stage: Stage, origin: PointerInput, first: PointerInput): ToolState {
  let before = stage.selection;
  const from = toWorld(stage.camera, origin);
  let caught = emptyMask(before.length);
  let at = first;

  const catchNow = () => {
    const rect = boxBetween(from, toWorld(stage.camera, at));
    selectRect(stage.layout, rect, stage.reach, caught);
    stage.brush = boxBetween(toScreen(stage.camera, from), at);
    stage.show(combine(before, caught, combinationOf(at)));
  };
  const end = () => {
    stage.brush = null;
    stage.extension = null;
    return toIdle;
  };

  catchNow();
  return {
    path: 'select.brushing',
    pointerMove: (input) => {
      at = input;
      catchNow();
      return undefined;
    },
    pointerUp: (input) => {
      at = input;
      catchNow();
      stage.select(combine(before, caught, combinationOf(at)));
      return end();
    },
    // Shift and Alt may be pressed or let go while the rectangle is drawn.
    keyDown: (input) => {
      at = { ...at, shift: input.shift, alt: input.alt };
      catchNow();
      return undefined;
    },
    keyUp: (input) => {
      at = { ...at, shift: input.shift, alt: input.alt };
      catchNow();
      return undefined;
    },
    cancel: () => {
      stage.show(before);
      return end();
    },
    pictureCame: () => {
      before = stage.selection;
      caught = emptyMask(before.length);
      catchNow();
    },
    tick: (elapsedMs) => {
      const push = edgePush(stage, at);
      if (push.x === 0 && push.y === 0) return undefined;
      stage.panBy(push.x * EDGE_SPEED_PX_PER_MS * elapsedMs, push.y * EDGE_SPEED_PX_PER_MS * elapsedMs);
      catchNow();
      return undefined;
    },
  };
}

/** −1 … 1 on each axis: how hard the pointer leans on an edge. */
function edgePush({ view }: Stage, at: Point): Point {
  const lean = (value: number, length: number) => {
    if (value < EDGE_PX) return Math.min(1, (EDGE_PX - value) / EDGE_PX);
    return value > length - EDGE_PX ? -Math.min(1, (value - length + EDGE_PX) / EDGE_PX) : 0;
  };
  return { x: lean(at.x, freeWidth(view)), y: lean(at.y, view.height) };
}
