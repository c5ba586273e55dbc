import type { Site } from '#shared/domain/index.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import type { Glyph } from '../ui/glyphs.ts';
import { t } from '../ui/text.ts';
import { formatAge } from '../ui/time.ts';

type Contact = Site['contact'];

export const contactLooks: {
  readonly [C in Contact['state']]: { readonly glyph: Glyph; readonly word: WindowText };
} = {
  connected: { glyph: 'disc', word: 'contact.connected' },
  lost: { glyph: 'cross', word: 'contact.lost' },
  unknown: { glyph: 'question', word: 'contact.unknown' },
};

/**
 * "in contact", "contact lost 5 h ago": what the provider says of a site, with its age. While the provider itself is not
 * heard, nothing is said of the present.
 */
export function contactWords(contact: Contact, gatewayNow: number, isStale = false): string {
  if (contact.state === 'connected' && isStale) return t('contact.was');
  const word = t(contactLooks[contact.state].word);
  return contact.state === 'connected' ? word : `${word} ${formatAge(gatewayNow - contact.since)}`;
}
