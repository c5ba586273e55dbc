import { catalogues, message, wordsOf, type Language, type Message } from '#shared/texts/index.ts';

/** What the screen says for a code of the catalogue. Tests look for words as people do, and survive a better wording. */
export function say(code: string, params: Message['params'] = {}): string {
  return sayIn('en', code, params);
}

export function sayIn(language: Language, code: string, params: Message['params'] = {}): string {
  const words = wordsOf(message(code, params), catalogues[language]);
  if (words === code) throw new Error(`The catalogue has no text "${code}".`);
  return words;
}

/** A text that says how many, in the form in which the window fills it in. */
export function sayCount(code: string, n: number): string {
  return say(code, { n, count: String(n) });
}
