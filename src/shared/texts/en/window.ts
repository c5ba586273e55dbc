import type { Catalogue } from '../catalogue.ts';

/** The texts of the window itself: labels, headings, empty states. */
export const windowTexts: Catalogue = {};
