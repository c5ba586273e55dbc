import type { PointerInput } from './input.ts';
import type { Stage } from './stage.ts';
import { toIdle, type ToolState } from './state.ts';

/** The map is dragged with the middle button, or with Space held. The selection is not touched. */
export function panning(stage: Stage, origin: PointerInput, spaceHeld: boolean): ToolState {
  const before = stage.camera;
  let last = origin;
  let isSpaceHeld = spaceHeld;
  return {
    path: 'select.panning',
    pointerMove: (input) => {
      stage.panBy(input.x - last.x, input.y - last.y);
      last = input;
      return undefined;
    },
    // Space was for panning: it must not toggle anything when it is let go.
    pointerUp: () => toIdle,
    keyUp: (input) => {
      if (input.key === ' ') isSpaceHeld = false;
      return undefined;
    },
    cancel: () => {
      stage.moveCamera(before);
      return { to: 'select.idle', spaceHeld: isSpaceHeld };
    },
  };
}
