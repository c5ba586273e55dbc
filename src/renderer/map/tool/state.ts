import type { KeyInput } from '../../ui/partKeys.ts';
import type { PointerInput } from './input.ts';

/** Where the tool goes next, with what the next state needs to begin. Nothing returned: it stays where it is. */
export type Transition =
  | { readonly to: 'select.idle'; readonly spaceHeld: boolean }
  | { readonly to: 'select.pointing'; readonly origin: PointerInput }
  | { readonly to: 'select.brushing'; readonly origin: PointerInput; readonly at: PointerInput }
  | { readonly to: 'select.panning'; readonly origin: PointerInput; readonly spaceHeld: boolean };

export type StatePath = Transition['to'];

export const toIdle: Transition = { to: 'select.idle', spaceHeld: false };

/** One state of the map's tool. It holds only what it needs while it lasts. */
export interface ToolState {
  readonly path: StatePath;
  readonly pointerDown?: (input: PointerInput) => Transition | undefined;
  readonly pointerMove?: (input: PointerInput) => Transition | undefined;
  readonly pointerUp?: (input: PointerInput) => Transition | undefined;
  readonly keyDown?: (input: KeyInput) => Transition | undefined;
  readonly keyUp?: (input: KeyInput) => Transition | undefined;
  /** Escape, or the pointer was taken away: what was there before is restored. */
  readonly cancel?: () => Transition | undefined;
  /** Another picture came, in which everybody stands where they stood: slots are new, the selection is carried over. */
  readonly pictureCame?: () => void;
  /** Once a frame while the state lasts. */
  readonly tick?: (elapsedMs: number) => Transition | undefined;
}
