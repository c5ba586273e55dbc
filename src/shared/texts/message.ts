/**
 * A text by its code, with what fills it in. The core sends codes and facts; the words are in one catalogue, so that the
 * window can speak another language than the drill.
 */
export interface Message {
  /** A key of the catalogue (`shared/texts/en`), such as `excluded.busy`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export function message(code: string, params: Message['params'] = {}): Message {
  return { code, params };
}

/** Code → its words. */
export type Texts = Readonly<Record<string, string>>;

/** All texts of a language, room by room, each code in one of them. */
export type Catalogue = readonly Texts[];

/** The same codes in another language: a text that is missing, or too much, does not compile. */
export type Translation<Texts> = { readonly [Code in keyof Texts]: string };

/** The same of many rooms, in the same order. */
export type Translations<Rooms extends readonly object[]> = { readonly [At in keyof Rooms]: Translation<Rooms[At]> };
