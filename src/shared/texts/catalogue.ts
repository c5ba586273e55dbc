import { appTexts } from './en/app.ts';
import { coreTexts } from './en/core.ts';
import { windowTexts } from './en/window.ts';
import type { Catalogue, Message } from './message.ts';

export const english: Catalogue = { ...coreTexts, ...windowTexts, ...appTexts };

/**
 * The words of a message: `{name}` is filled from its params; `{name|one thing|{name} things}` chooses by whether the
 * number is 1; `{at:time}` is a moment, written by `momentWords` (local time in a window, UTC elsewhere). A code that the catalogue lacks is shown as the code itself, which a test turns into a failure.
 */
export function wordsOf(
  text: Message,
  catalogue: Catalogue = english,
  momentWords: (epochMs: number) => string = utcWords,
): string {
  const pattern = catalogue[text.code];
  if (pattern === undefined) return text.code;
  const chosen = pattern.replace(
    /\{(\w+)\|((?:[^{}|]|\{\w+\})*)\|((?:[^{}|]|\{\w+\})*)\}/g,
    (_all, name: string, one: string, many: string) => (text.params[name] === 1 ? one : many),
  );
  return chosen.replace(/\{(\w+)(:time)?\}/g, (_all, name: string, asTime: string | undefined) => {
    const value = text.params[name];
    if (asTime !== undefined && typeof value === 'number') return momentWords(value);
    return value === undefined ? `{${name}}` : String(value);
  });
}

function utcWords(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
