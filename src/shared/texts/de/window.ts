import type { windowTexts as english } from '../en/window.ts';
import type { Translations } from '../message.ts';
import { commandTexts } from './window/commands.ts';
import { connectTexts } from './window/connect.ts';
import { estateTexts } from './window/estate.ts';
import { evidenceTexts } from './window/evidence.ts';
import { failbackTexts } from './window/failback.ts';
import { frameTexts } from './window/frame.ts';
import { guestTexts } from './window/guest.ts';
import { historyTexts } from './window/history.ts';
import { holdUpTexts } from './window/hold-ups.ts';
import { hostTexts } from './window/hosts.ts';
import { mapTexts } from './window/map.ts';
import { offlineTexts } from './window/offline.ts';
import { planEditorTexts } from './window/plan-editor.ts';
import { planTexts } from './window/plans.ts';
import { reviewTexts } from './window/review.ts';
import { reviewKeptTexts } from './window/review-kept.ts';
import { runLineTexts } from './window/run-lines.ts';
import { runTexts } from './window/runs.ts';
import { settingsPageTexts } from './window/settings.ts';
import { verbTexts } from './window/verbs.ts';

/** The texts of the window itself: labels, headings, empty states. */
export const windowTexts: Translations<typeof english> = [
  frameTexts,
  commandTexts,
  guestTexts,
  historyTexts,
  connectTexts,
  estateTexts,
  evidenceTexts,
  failbackTexts,
  holdUpTexts,
  hostTexts,
  mapTexts,
  offlineTexts,
  planTexts,
  planEditorTexts,
  reviewTexts,
  reviewKeptTexts,
  runLineTexts,
  runTexts,
  settingsPageTexts,
  verbTexts,
];
