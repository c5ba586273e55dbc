/** The languages of the catalogue. A person chooses one, or leaves it to the system. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** How each language writes numbers and times. British English: 24 hours, the day before the month. */
export const locales: { readonly [L in Language]: string } = { en: 'en-GB', de: 'de-DE' };

/** The first of the system's languages that we have, else English. `de-AT` is German. */
export function languageOf(chosen: Language | 'system', systemLanguages: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  const known = systemLanguages.flatMap((tag) => languages.filter((one) => tag.toLowerCase().split('-')[0] === one));
  return known[0] ?? 'en';
}
