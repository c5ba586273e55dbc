import type { Answer, ChannelName, ConsoleEvents, EventName, ReplyOf, RequestOf } from './contract.ts';

/*
 * What the preload gives a window as `window.farshore`: one named function a channel and one a kind of event, derived
 * from the contract so that the two cannot drift apart. A window never gets a function that takes a channel's name, and
 * never an event object: only the value.
 */

/** `run.arm` → `runArm`, `connections.signIn` → `connectionsSignIn`. */
export type BridgeName<C extends string> = C extends `${infer Head}.${infer Tail}`
  ? `${Head}${Capitalize<BridgeName<Tail>>}`
  : C;

/** `runs.changed` → `onRunsChanged`. */
export type BridgeEventName<E extends string> = `on${Capitalize<BridgeName<E>>}`;

export type BridgeFunctions = {
  readonly [C in ChannelName as BridgeName<C>]: (request: RequestOf<C>) => Promise<Answer<ReplyOf<C>>>;
};

/** Each returns the function that ends the subscription. */
export type BridgeSubscriptions = {
  readonly [E in EventName as BridgeEventName<E>]: (listener: (value: ConsoleEvents[E]) => void) => () => void;
};

export type Bridge = BridgeFunctions & BridgeSubscriptions;

/** The same rule at run time, for the preload and for tests. */
export function bridgeName<C extends ChannelName | EventName>(channel: C): BridgeName<C> {
  return channel.replace(/\.(\w)/g, (_dot, letter: string) => letter.toUpperCase()) as BridgeName<C>;
}
