import type { windowTexts as english } from '../en/window.ts';
import type { Translation } from '../message.ts';
import { connectTexts } from './window/connect.ts';
import { estateTexts } from './window/estate.ts';
import { frameTexts } from './window/frame.ts';
import { mapTexts } from './window/map.ts';
import { offlineTexts } from './window/offline.ts';
import { planTexts } from './window/plans.ts';
import { reviewTexts } from './window/review.ts';
import { runTexts } from './window/runs.ts';
import { verbTexts } from './window/verbs.ts';

/** The texts of the window itself: labels, headings, empty states. */
export const windowTexts: Translation<typeof english> = {
  ...frameTexts,
  ...connectTexts,
  ...estateTexts,
  ...mapTexts,
  ...offlineTexts,
  ...planTexts,
  ...reviewTexts,
  ...runTexts,
  ...verbTexts,
};
