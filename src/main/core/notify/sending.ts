import type { Message } from '#shared/texts/index.ts';

/** What came back from one attempt to send. */
export type Sent =
  | { readonly is: 'sent'; readonly answer: string }
  | {
      readonly is: 'failed';
      readonly answer: string;
      /** What to do about it, where we know more than the other side said. */
      readonly problem: Message | null;
      readonly mayRetry: boolean;
    };

/** One message, ready for any channel. */
export interface Letter {
  /** The same in each attempt: a receiver that has it already may drop it. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** What a program reads. */
  readonly body: string;
}

/** Answers of strangers are shown as text: bounded, without signs that would move the cursor. */
const ANSWER_CHARS_MAX = 2_000;

export function shown(answer: string): string {
  const plain = answer.replaceAll(/[^\P{C}\n\t]/gu, '�');
  return plain.length > ANSWER_CHARS_MAX ? `${plain.slice(0, ANSWER_CHARS_MAX)} …` : plain;
}

/** One line for a header: what would begin another header, or turn the text around, becomes a blank. */
export function oneLine(text: string, charsMax = 200): string {
  return text
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, charsMax);
}
