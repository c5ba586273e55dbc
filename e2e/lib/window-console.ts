import type { Page } from 'playwright-core';
import { bridgeName, unpackPicture, type Answer, type ChannelName, type ConsolePort } from '#shared/ipc/index.ts';
import type { PackedPicture, ReplyOf, RequestOf } from '#shared/ipc/index.ts';

/** The console of a real window, asked through the window's own bridge. Events are not carried: whoever asks looks again. */
export class WindowConsole implements ConsolePort {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async ask<C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<Answer<ReplyOf<C>>> {
    const answer = await this.#asked(channel, request);
    if (channel !== 'estate.picture' || !answer.ok) return answer;
    // A window gets the estate packed.
    return { ok: true, value: unpackPicture(answer.value as unknown as PackedPicture) as unknown as ReplyOf<C> };
  }

  #asked<C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<Answer<ReplyOf<C>>> {
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
