import { element, type Child, type Html } from './html.ts';

/* What every paper is put together from. */

/** A name of people, kept apart from the text around it whichever way it runs. */
export function name(text: string): Html {
  return element('bdi', {}, text);
}

export function names(texts: readonly string[]): readonly Child[] {
  return texts.flatMap((text, index) => (index === 0 ? [name(text)] : [', ', name(text)]));
}

export function section(title: string, ...children: readonly Child[]): Html {
  return element('section', {}, element('h2', {}, title), children);
}

/** Facts by their names, two a line; a wide one has a line of its own. */
export function factList(facts: readonly (readonly [name: string, value: Child, wide?: 'wide'])[]): Html {
  return element(
    'dl',
    {},
    facts.flatMap(([label, value, wide]) => [
      element('dt', {}, label),
      element('dd', wide === undefined ? {} : { class: wide }, value),
    ]),
  );
}

export interface Column {
  readonly head: string;
  /** How broad it is, by the style's names; the rest is shared. */
  readonly is?: 'number' | 'narrow' | 'middle' | 'broad' | 'blank';
}

export function table(columns: readonly Column[], rows: readonly Html[]): Html {
  const heads = columns.map(({ head, is }) =>
    element('th', is === undefined ? { scope: 'col' } : { scope: 'col', class: is }, head),
  );
  return element('table', {}, element('thead', {}, element('tr', {}, heads)), element('tbody', {}, rows));
}

export function row(...cells: readonly Child[]): Html {
  return element(
    'tr',
    {},
    cells.map((cell) => element('td', {}, cell)),
  );
}

/** Lines to be written on by hand. */
export function emptyRows(count: number, columns: number): readonly Html[] {
  const cells = Array.from({ length: columns }, () => element('td', {}));
  return Array.from({ length: count }, () => element('tr', { class: 'write' }, cells));
}

export function alert(...children: readonly Child[]): Html {
  return element('div', { class: 'alert' }, children);
}

export interface Figure {
  readonly value: string;
  readonly name: string;
}

/** The numbers that are looked for first. */
export function figures(all: readonly Figure[]): Html {
  return element(
    'ul',
    { class: 'figures' },
    all.map((one) => element('li', {}, element('strong', {}, one.value), element('span', {}, one.name))),
  );
}
