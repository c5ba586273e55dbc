import { z } from 'zod';
import { languages } from '../texts/index.ts';
import { channel, contract, eventNames, type ConsoleEvents } from './contract.ts';
import type { PackedPicture } from './packed-picture.ts';
import { motions, textSizes, themes, type Preferences, type PreferencesView } from './preferences.ts';

/*
 * What a window asks of the program around it, and not of the console: preferences of this computer, and what the
 * desktop asks the window to show. The console's own contract stays free of it, because core knows no desktop.
 */

export const preferencesSchema = z.object({
  theme: z.enum(themes),
  motion: z.enum(motions),
  textSize: z.literal(textSizes),
  language: z.enum(['system', ...languages]),
  notifications: z.boolean(),
}) satisfies z.ZodType<Preferences>;

export const desktopContract = {
  'preferences.get': channel<PreferencesView>()(z.object({})),
  'preferences.set': channel<PreferencesView>()(preferencesSchema.partial()),
  /** The first picture is on the screen: what was put off for its sake may begin. */
  'window.drawn': channel<null>()(z.object({})),
} as const;

export type DesktopContract = typeof desktopContract;
export type DesktopChannel = keyof DesktopContract;

/** What a menu or a click on a notification asks the window to do. */
export type DesktopWish =
  | { readonly kind: 'undo' | 'redo' | 'palette' }
  | { readonly kind: 'run'; readonly connectionId: string; readonly runId: string }
  | { readonly kind: 'vm'; readonly connectionId: string; readonly vmId: string };

export interface DesktopEvents {
  'preferences.changed': PreferencesView;
  'desktop.wished': DesktopWish;
}

/** Everything that a window may ask and hears: the console's contract and the desktop's. */
export const windowContract = {
  ...contract,
  ...desktopContract,
  'estate.picture': channel<PackedPicture>()(contract['estate.picture'].request),
} as const;
export type WindowContract = typeof windowContract;
export type WindowChannel = keyof WindowContract;
export type WindowRequest<C extends WindowChannel> = z.infer<WindowContract[C]['request']>;
export type WindowReply<C extends WindowChannel> =
  NonNullable<WindowContract[C]['reply']> | Extract<WindowContract[C]['reply'], null>;
export type WindowEvents = ConsoleEvents & DesktopEvents;
export type WindowEvent = keyof WindowEvents;
export const windowEventNames = [
  ...eventNames,
  'preferences.changed',
  'desktop.wished',
] as const satisfies readonly WindowEvent[];
