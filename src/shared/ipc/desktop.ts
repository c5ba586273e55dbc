import { z } from 'zod';
import { channel, contract, eventNames, type ConsoleEvents } from './contract.ts';
import { entityId } from '../domain/index.ts';
import { evidenceOfRun } from './evidence.ts';
import { paperSubject } from './papers.ts';
import { preferencesSchema } from './preferences-schema.ts';
import type { PreferencesView } from './preferences.ts';
import type { ImportPreview, ImportResult } from './settings.ts';
import type { PackedPicture } from './packed-picture.ts';

/*
 * What a window asks of the program around it, and not of the console: preferences of this computer, and what the
 * desktop asks the window to show. The console's own contract stays free of it, because core knows no desktop.
 */

export const paperFormats = ['pdf', 'html'] as const;
export type PaperFormat = (typeof paperFormats)[number];

const PATH_LENGTH_MAX = 32_768;
const CELL_LENGTH_MAX = 32_767;
const COLUMNS_MAX = 64;
/** More rows than an estate has VMs; a spreadsheet takes a million. */
const ROWS_MAX = 200_000;

const cellText = z.string().max(CELL_LENGTH_MAX);
export const savedTable = z.object({
  /** For the file, without an ending. */
  name: z.string().min(1).max(256),
  header: z.array(cellText).min(1).max(COLUMNS_MAX),
  rows: z.array(z.array(z.union([cellText, z.number(), z.null()])).max(COLUMNS_MAX)).max(ROWS_MAX),
});
export type SavedTable = z.infer<typeof savedTable>;

/** Where something was saved. */
export interface SavedFile {
  readonly path: string;
}

export const desktopContract = {
  'preferences.get': channel<PreferencesView>()(z.object({})),
  'preferences.set': channel<PreferencesView>()(preferencesSchema.partial()),
  /** Asks a person where, then writes the paper there. Null: the person chose no file. */
  'paper.save': channel<SavedFile | null>()(z.object({ of: paperSubject, format: z.enum(paperFormats) })),
  'evidence.save': channel<SavedFile | null>()(evidenceOfRun),
  /** The same for a table as the window shows it. */
  'table.save': channel<SavedFile | null>()(savedTable),
  /** Shows a file in its folder; only one that this program has just saved. */
  'file.show': channel<null>()(z.object({ path: z.string().max(PATH_LENGTH_MAX) })),
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
