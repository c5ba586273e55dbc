import { brushing } from './brushing.ts';
import { idle } from './idle.ts';
import { panning } from './panning.ts';
import { pointing } from './pointing.ts';
import type { Stage } from './stage.ts';
import type { ToolState, Transition } from './state.ts';

/** The tool's state tree: each state is a file, and this is how they are entered. */
export function enter(stage: Stage, transition: Transition): ToolState {
  switch (transition.to) {
    case 'select.idle':
      return idle(stage, transition.spaceHeld);
    case 'select.pointing':
      return pointing(stage, transition.origin);
    case 'select.brushing':
      return brushing(stage, transition.origin, transition.at);
    case 'select.panning':
      return panning(stage, transition.origin, transition.spaceHeld);
  }
}
