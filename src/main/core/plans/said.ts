import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';

/** A text as a person wrote it; an empty one says that there is nothing. */
export function text(words: string): Message {
  return words === '' ? message('plan-value.none') : message('plan-value.text', { text: words });
}

export function seconds(n: number): Message {
  return message('plan-value.seconds', { n });
}
