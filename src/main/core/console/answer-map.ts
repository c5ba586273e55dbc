import type { Answer, ChannelName, ReplyOf, RequestOf } from '#shared/ipc/index.ts';

/** An answer to every channel of the contract. */
export type Answers = {
  readonly [C in ChannelName]: (request: RequestOf<C>) => Answer<ReplyOf<C>> | Promise<Answer<ReplyOf<C>>>;
};
