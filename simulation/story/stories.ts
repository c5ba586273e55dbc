import type { ChapterOf } from './chapter.ts';
import { evacuate } from './chapters/evacuate.ts';
import { colleagueComes } from './chapters/colleague.ts';
import { commitOrUndo, failbackHome, goHome, switchOrCancel } from './chapters/failback-home.ts';
import { hasty } from './chapters/hasty.ts';
import { isolateOrFence } from './chapters/isolate-or-fence.ts';
import { loseSite } from './chapters/lose-site.ts';
import { makePermanent } from './chapters/make-permanent.ts';
import { override } from './chapters/override.ts';
import { planned } from './chapters/planned.ts';
import { siteReturns } from './chapters/site-returns.ts';
import { testPlan, testSome, testsEnd } from './chapters/test.ts';
import { undoHalf } from './chapters/undo-half.ts';
import { watch } from './chapters/watch.ts';
import { theRest, wholeSite } from './chapters/whole-site.ts';
import { withConsent } from './chapters/with-consent.ts';

/** What operators live through, each as likely as any other. A chapter in more of them is met more often. */
export const stories: readonly (readonly ChapterOf[])[] = [
  [loseSite, undoHalf, makePermanent],
  [loseSite, undoHalf],
  [loseSite, siteReturns, undoHalf],
  [evacuate, undoHalf],
  [watch, evacuate, makePermanent],
  [override, siteReturns],
  [hasty, loseSite],
  [planned, undoHalf],
  [withConsent, undoHalf],
  [colleagueComes, loseSite, undoHalf],
  [colleagueComes, wholeSite],
  [testSome, testsEnd, planned],
  [testPlan, testsEnd],
  [loseSite, ...failbackHome],
  [loseSite, isolateOrFence, goHome, switchOrCancel, commitOrUndo],
  [loseSite, isolateOrFence, undoHalf],
  [wholeSite, theRest, undoHalf],
  [testPlan, wholeSite, ...failbackHome],
];
