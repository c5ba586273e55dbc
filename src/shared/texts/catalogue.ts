import { alertTexts as germanAlerts } from './de/alerts.ts';
import { appTexts as germanApp } from './de/app.ts';
import { coreTexts as germanCore } from './de/core.ts';
import { paperTexts as germanPapers } from './de/papers.ts';
import { settingsTexts as germanSettings } from './de/settings.ts';
import { windowTexts as germanWindow } from './de/window.ts';
import { alertTexts } from './en/alerts.ts';
import { appTexts } from './en/app.ts';
import { coreTexts } from './en/core.ts';
import { paperTexts } from './en/papers.ts';
import { settingsTexts } from './en/settings.ts';
import { windowTexts } from './en/window.ts';
import type { Language } from './language.ts';
import type { Catalogue, Message } from './message.ts';

/** Texts stay where they lie: to put thousands together takes longer than a start has. */
export const catalogues: { readonly [L in Language]: Catalogue } = {
  en: [coreTexts, appTexts, paperTexts, alertTexts, settingsTexts, ...windowTexts],
  de: [germanCore, germanApp, germanPapers, germanAlerts, germanSettings, ...germanWindow],
};

/** What was asked for once is found at once: a page asks for the same few hundred again and again. */
const found = new WeakMap<Catalogue, Map<string, string>>();

/** Undefined where the catalogue lacks the code. */
export function textIn(catalogue: Catalogue, code: string): string | undefined {
  const known = found.get(catalogue) ?? new Map<string, string>();
  const text = known.get(code) ?? catalogue.find((texts) => texts[code] !== undefined)?.[code];
  if (text === undefined) return undefined;
  known.set(code, text);
  found.set(catalogue, known);
  return text;
}

export function codesIn(catalogue: Catalogue): readonly string[] {
  return catalogue.flatMap((texts) => Object.keys(texts));
}

/** How a language, and a place, write moments and numbers. */
export interface Manner {
  moment(epochMs: number): string;
  number(n: number): string;
}

/** For whoever reads it elsewhere: UTC, and numbers as they are. */
const plainManner: Manner = { moment: utcWords, number: String };

/**
 * The words of a message: `{name}` is filled from its params; `{name|one thing|{name} things}` chooses by whether the
 * number is 1; `{at:time}` is a moment (local time in a window, UTC elsewhere); `{state:home.state}` is the text of the code
 * that the param ends: `home.state.failback`. A code that the catalogue lacks is shown as the code itself, which a test
 * turns into a failure.
 */
export function wordsOf(text: Message, catalogue: Catalogue = catalogues.en, manner: Manner = plainManner): string {
  const pattern = textIn(catalogue, text.code);
  if (pattern === undefined) return text.code;
  const chosen = pattern.replace(
    /\{(\w+)\|((?:[^{}|]|\{\w+\})*)\|((?:[^{}|]|\{\w+\})*)\}/g,
    (_all, name: string, one: string, many: string) => (text.params[name] === 1 ? one : many),
  );
  return chosen.replace(/\{(\w+)(?::([\w.-]+))?\}/g, (_all, name: string, as: string | undefined) => {
    const value = text.params[name];
    if (value === undefined) return `{${name}}`;
    if (typeof value === 'number') return as === 'time' ? manner.moment(value) : manner.number(value);
    return (as === undefined ? undefined : textIn(catalogue, `${as}.${value}`)) ?? value;
  });
}

function utcWords(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
