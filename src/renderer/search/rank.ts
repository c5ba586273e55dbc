/*
 * How well a text answers what a person typed. One rule for everything that is searched by name, so that a person who
 * has learnt it in one place knows it in the other. Higher is better, 0 is no answer; equal ranks keep their order.
 */

const WHOLE = 100;
const BEGINS = 80;
const WORD_BEGINS = 60;
const INSIDE = 40;
const BESIDE = 20;
const SCATTERED = 10;

/** What was typed, in the form in which it is compared: small letters, no accents, a word each. */
export function wordsTyped(text: string): readonly string[] {
  return plain(text).split(/\s+/).filter(Boolean);
}

export function plain(text: string): string {
  // Nearly every name is plain already, and an estate may have 100,000.
  if (!/[^ -~]/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/**
 * Every word must be found: in the title, or beside it in what else names the thing (`beside`, plain already). A word that is scattered over the
 * title ("ea1" for "erp-app-01") counts least, and only where it starts with a word of it.
 */
export function rankOf(typed: readonly string[], title: string, beside = ''): number {
  if (typed.length === 0) return 0;
  const name = plain(title);
  if (typed.join(' ') === name) return WHOLE;
  let worst = WHOLE;
  for (const word of typed) {
    const rank = rankOfWord(word, name, beside);
    if (rank === 0) return 0;
    worst = Math.min(worst, rank);
  }
  return worst;
}

function rankOfWord(word: string, name: string, beside: string): number {
  const at = name.indexOf(word);
  if (at === 0) return BEGINS;
  if (at > 0) return beginsAWord(name, word) ? WORD_BEGINS : INSIDE;
  if (beside.includes(word)) return BESIDE;
  return isScattered(word, name) ? SCATTERED : 0;
}

function beginsAWord(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    if (at === 0 || isBreak(name, at)) return true;
  }
  return false;
}

/** A letter after something that is none, or a digit after a letter. */
function isBreak(name: string, at: number): boolean {
  const before = name[at - 1] ?? ' ';
  const here = name[at] ?? ' ';
  return !/[\p{L}\p{N}]/u.test(before) || (/\p{N}/u.test(here) && !/\p{N}/u.test(before));
}

/** Its letters come in this order, the first of them where a word of the name begins. */
function isScattered(word: string, name: string): boolean {
  if (word.length < 2) return false;
  for (let start = 0; start < name.length; start += 1) {
    if (name[start] !== word[0] || (start > 0 && !isBreak(name, start))) continue;
    let next = 1;
    for (let at = start + 1; at < name.length && next < word.length; at += 1) if (name[at] === word[next]) next += 1;
    if (next === word.length) return true;
  }
  return false;
}

export interface Ranked<T> {
  readonly item: T;
  readonly rank: number;
}

/** What answers at all, with its rank. */
export function ranked<T>(items: readonly T[], rank: (item: T) => number): readonly Ranked<T>[] {
  return items.map((item) => ({ item, rank: rank(item) })).filter((one) => one.rank > 0);
}

/** The best first, at most so many; what ranks alike stays in the order in which it came. */
export function best<T>(found: readonly Ranked<T>[], max: number): readonly Ranked<T>[] {
  return found.toSorted((a, b) => b.rank - a.rank).slice(0, max);
}
