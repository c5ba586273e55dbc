import type { guestTexts as english } from '../../en/window/guest.ts';
import type { Translation } from '../../message.ts';

/** Was ein Gast selbst geantwortet hat. */
export const guestTexts: Translation<typeof english> = {
  'vm.guest': 'Gast',
  'vm.guest.answers': 'antwortet. {detail} Lauf „{title}“.',
  'vm.guest.silent': 'antwortet nicht. {detail} Lauf „{title}“.',
};
