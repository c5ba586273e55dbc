import type { Answer } from './contract.ts';
import type { BridgeAhead } from './ahead.ts';
import type { WindowChannel, WindowEvent, WindowEvents, WindowReply, WindowRequest } from './desktop.ts';

/*
 * What the preload gives a window as `window.farshore`: one named function a channel and one a kind of event, derived
 * from the contracts so that the two cannot drift apart. A window never gets a function that takes a channel's name, and
 * never an event object: only the value.
 */

/** `run.arm` → `runArm`, `connections.signIn` → `connectionsSignIn`. */
export type BridgeName<C extends string> = C extends `${infer Head}.${infer Tail}`
  ? `${Head}${Capitalize<BridgeName<Tail>>}`
  : C;

/** `runs.changed` → `onRunsChanged`. */
export type BridgeEventName<E extends string> = `on${Capitalize<BridgeName<E>>}`;

export type BridgeFunctions = {
  readonly [C in WindowChannel as BridgeName<C>]: (request: WindowRequest<C>) => Promise<Answer<WindowReply<C>>>;
};

/** Each returns the function that ends the subscription. */
export type BridgeSubscriptions = {
  readonly [E in WindowEvent as BridgeEventName<E>]: (listener: (value: WindowEvents[E]) => void) => () => void;
};

export type Bridge = BridgeFunctions & BridgeSubscriptions & BridgeAhead;

/** The same rule at run time, for the preload and for tests. */
export function bridgeName<C extends WindowChannel | WindowEvent>(channel: C): BridgeName<C> {
  return channel.replace(/\.(\w)/g, (_dot, letter: string) => letter.toUpperCase()) as BridgeName<C>;
}
