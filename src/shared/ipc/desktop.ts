import { z } from 'zod';
import { channel, contract, eventNames, type ConsoleEvents } from './contract.ts';
import { entityId } from '../domain/index.ts';
import type { ImportPreview, ImportResult } from './settings.ts';
import { preferencesSchema } from './preferences-schema.ts';
import type { PreferencesView } from './preferences.ts';

/*
 * What a window asks of the program around it, and not of the console: preferences of this computer, and what the
 * desktop asks the window to show. The console's own contract stays free of it, because core knows no desktop.
 */

export const desktopContract = {
  'preferences.get': channel<PreferencesView>()(z.object({})),
  'preferences.set': channel<PreferencesView>()(preferencesSchema.partial()),
  /** Asks where to, and writes the settings there without any secret; null where the person thought better of it. */
  'desktop.exportSettings': channel<{ readonly path: string } | null>()(z.object({})),
  /** Asks for a file and says what it would change; null where none was chosen. */
  'desktop.chooseImport': channel<ImportPreview | null>()(z.object({})),
  'desktop.applyImport': channel<ImportResult>()(z.object({ importId: entityId })),
  /** Shows a folder of this console in the file manager. */
  'desktop.showFolder': channel<null>()(z.object({ folder: z.enum(['data', 'logs']) })),
} as const;

export type DesktopContract = typeof desktopContract;
export type DesktopChannel = keyof DesktopContract;

/** What a menu or a click on a notification asks the window to do. */
export type DesktopWish =
  | { readonly kind: 'undo' | 'redo' | 'palette' }
  | { readonly kind: 'run'; readonly connectionId: string; readonly runId: string }
  | { readonly kind: 'vm'; readonly connectionId: string; readonly vmId: string }
  | { readonly kind: 'map'; readonly connectionId: string };

export interface DesktopEvents {
  'preferences.changed': PreferencesView;
  'desktop.wished': DesktopWish;
}

/** Everything that a window may ask and hears: the console's contract and the desktop's. */
export const windowContract = { ...contract, ...desktopContract } as const;
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
