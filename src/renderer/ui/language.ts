import { type Language, locales } from '#shared/texts/language.ts';

/*
 * The language of the window. Whoever changes it has everything drawn anew: texts are asked for while drawing and are
 * not watched one by one.
 */
let language: Language = 'en';

export function setLanguage(next: Language): void {
  language = next;
  document.documentElement.lang = next;
}

export function languageNow(): Language {
  return language;
}

/** One of a kind for each language: to make a formatter costs far more than to use it. */
export function byLanguage<T>(make: (locale: string) => T): () => T {
  const made = new Map<Language, T>();
  return () => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(locales[language]);
    made.set(language, fresh);
    return fresh;
  };
}
