import type { ConsoleEvents, EventName } from '#shared/ipc/index.ts';

type Listeners = { [E in EventName]: Set<(value: ConsoleEvents[E]) => void> };

/** Carries what the console tells unasked to everybody who listens. */
export class EventHub {
  readonly #listeners: Listeners = {
    'connections.changed': new Set(),
    'estate.changed': new Set(),
    'runs.changed': new Set(),
    'run.changed': new Set(),
    'plans.changed': new Set(),
    'failbacks.changed': new Set(),
    'alerts.changed': new Set(),
    'away.changed': new Set(),
    notice: new Set(),
  };

  on<E extends EventName>(event: E, listener: (value: ConsoleEvents[E]) => void): () => void {
    this.#listeners[event].add(listener);
    return () => this.#listeners[event].delete(listener);
  }

  tell<E extends EventName>(event: E, value: ConsoleEvents[E]): void {
    for (const listener of [...this.#listeners[event]]) listener(value);
  }
}
