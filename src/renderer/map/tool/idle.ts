import { keyDown, toggleFocused } from './keys.ts';
import type { Stage } from './stage.ts';
import { toIdle, type ToolState } from './state.ts';

/** Nothing is pressed. `spaceHeld`: a drag now pans; Space let go without one toggles the VM that the keyboard is on. */
export function idle(stage: Stage, spaceHeld: boolean): ToolState {
  return {
    path: 'select.idle',
    pointerDown: (input) => {
      if (input.button === 'middle' || (input.button === 'left' && spaceHeld)) {
        return { to: 'select.panning', origin: input, spaceHeld };
      }
      return input.button === 'left' ? { to: 'select.pointing', origin: input } : undefined;
    },
    pointerMove: (input) => {
      const hit = stage.hit(input);
      stage.hover(hit.kind === 'cell' ? hit.cell : -1);
      return undefined;
    },
    keyDown: (input) => {
      if (input.key === ' ') return spaceHeld ? undefined : { to: 'select.idle', spaceHeld: true };
      keyDown(stage, input);
      return undefined;
    },
    keyUp: (input) => {
      if (input.key !== ' ' || !spaceHeld) return undefined;
      toggleFocused(stage);
      return toIdle;
    },
    cancel: () => {
      stage.hover(-1);
      return toIdle;
    },
  };
}
