import type { Catalogue } from '../catalogue.ts';

/** The texts of what the core reports: exclusions, losses, evidence, problems, progress. */
export const coreTexts: Catalogue = {};
