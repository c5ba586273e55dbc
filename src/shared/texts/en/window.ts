import type { Catalogue } from '../message.ts';

/** The texts of the window itself: labels, headings, empty states. */
export const windowTexts: Catalogue = {};
