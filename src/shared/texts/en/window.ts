import { connectTexts } from './window/connect.ts';
import { estateTexts } from './window/estate.ts';
import { evidenceTexts } from './window/evidence.ts';
import { failbackTexts } from './window/failback.ts';
import { frameTexts } from './window/frame.ts';
import { historyTexts } from './window/history.ts';
import { hostTexts } from './window/hosts.ts';
import { mapTexts } from './window/map.ts';
import { offlineTexts } from './window/offline.ts';
import { planEditorTexts } from './window/plan-editor.ts';
import { planTexts } from './window/plans.ts';
import { reviewTexts } from './window/review.ts';
import { runTexts } from './window/runs.ts';
import { settingsPageTexts } from './window/settings.ts';
import { verbTexts } from './window/verbs.ts';

/** The texts of the window itself: labels, headings, empty states. Typed by code: a missing one does not compile. */
export const windowTexts = () =>
  ({
    ...frameTexts,
    ...historyTexts,
    ...connectTexts,
    ...estateTexts,
    ...evidenceTexts,
    ...failbackTexts,
    ...hostTexts,
    ...mapTexts,
    ...offlineTexts,
    ...planTexts,
    ...planEditorTexts,
    ...reviewTexts,
    ...runTexts,
    ...settingsPageTexts,
    ...verbTexts,
  }) as const satisfies Readonly<Record<string, string>>;

export type WindowText = keyof ReturnType<typeof windowTexts>;
