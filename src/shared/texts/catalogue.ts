import { appTexts } from './en/app.ts';
import { coreTexts } from './en/core.ts';
import { windowTexts } from './en/window.ts';
import type { Message } from './message.ts';

export type Catalogue = Readonly<Record<string, string>>;

export const english: Catalogue = { ...coreTexts, ...windowTexts, ...appTexts };

/**
 * The words of a message: `{name}` is filled from its params; `{name|one thing|{name} things}` chooses by whether the
 * number is 1. A code that the catalogue lacks is shown as the code itself, which a test turns into a failure.
 */
export function wordsOf(text: Message, catalogue: Catalogue = english): string {
  const pattern = catalogue[text.code];
  if (pattern === undefined) return text.code;
  const chosen = pattern.replace(
    /\{(\w+)\|((?:[^{}|]|\{\w+\})*)\|((?:[^{}|]|\{\w+\})*)\}/g,
    (_all, name: string, one: string, many: string) => (text.params[name] === 1 ? one : many),
  );
  return chosen.replace(/\{(\w+)\}/g, (_all, name: string) => String(text.params[name] ?? `{${name}}`));
}
