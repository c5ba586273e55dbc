import { catalogues, locales, wordsOf, type Language, type Message } from '#shared/texts/index.ts';

/*
 * The language of what the program says outside of its pages: menus, dialogs, notifications. One for the whole process,
 * because there is one menu.
 */
let language: Language = 'en';

export function speak(next: Language): void {
  language = next;
}

export function spokenLanguage(): Language {
  return language;
}

export function words(text: Message): string {
  const locale = locales[language];
  // Made only where they are used: most texts hold neither, and a formatter costs more than the rest of the text.
  return wordsOf(text, catalogues[language], {
    moment: (epochMs) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(epochMs),
    number: (n) => new Intl.NumberFormat(locale).format(n),
  });
}
