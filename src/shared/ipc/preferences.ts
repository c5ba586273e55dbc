import { recoveryTargetsDefault, type RecoveryTargets } from './papers.ts';
import type { Message, Language } from '../texts/index.ts';
import { textSizes, type ListLook, type MapLook, type Motion, type TextSize, type Theme } from './look.ts';

export * from './look.ts';

/** How the console looks and behaves for whoever sits at this computer. Nothing of it concerns the provider. */
export interface Preferences {
  readonly theme: Theme;
  readonly motion: Motion;
  /** Percent. The whole window grows with it. */
  readonly textSize: TextSize;
  readonly language: Language | 'system';
  readonly notifications: boolean;
  /** What reports and the drill score hold times against. */
  readonly recoveryTargets: RecoveryTargets;
  readonly map: MapLook;
  readonly list: ListLook;
}

export const preferencesDefault: Preferences = {
  theme: 'system',
  motion: 'system',
  textSize: 100,
  language: 'system',
  notifications: true,
  recoveryTargets: recoveryTargetsDefault,
  map: { groupBy: 'host', colouring: 'state' },
  list: { shown: [], isGrouped: true, sort: { column: 'state', descending: false } },
};

/** What is to change; what is not named stays. */
export type PreferenceChange = { readonly [P in keyof Preferences]?: Preferences[P] | undefined };

export function withChange(before: Preferences, change: PreferenceChange): Preferences {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(named) };
}

/** The next size up or down; the last one stays. */
export function nextTextSize(size: TextSize, step: 1 | -1): TextSize {
  return textSizes[textSizes.indexOf(size) + step] ?? size;
}

/** The preferences, and what became of them on this computer. */
export interface PreferencesView {
  readonly preferences: Preferences;
  /** The language that is spoken: the chosen one, or the system's. */
  readonly language: Language;
  /** Why they are not what a person last chose; null where they are. */
  readonly problem: Message | null;
}
