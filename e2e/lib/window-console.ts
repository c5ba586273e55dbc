import type { Page } from 'playwright-core';
import { bridgeName, type Answer, type ChannelName, type ConsolePort } from '#shared/ipc/index.ts';
import type { ReplyOf, RequestOf } from '#shared/ipc/index.ts';

/** The console of a real window, asked through the window's own bridge. Events are not carried: whoever asks looks again. */
export class WindowConsole implements ConsolePort {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  ask<C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<Answer<ReplyOf<C>>> {
    const asked = { name: bridgeName(channel), request: request as unknown };
    return this.#page.evaluate(({ name, request: sent }) => {
      const bridge = window.farshore as unknown as Readonly<Record<string, (request: unknown) => Promise<unknown>>>;
      return bridge[name]?.(sent) ?? null;
    }, asked) as Promise<Answer<ReplyOf<C>>>;
  }

  on(): () => void {
    throw new Error('events are not carried out of the window');
  }
}
