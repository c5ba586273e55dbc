import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { dialog, shell } from 'electron';
import { IMPORT_CHARS_MAX, type Answer, type ConsolePort, type ImportPreview } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { writeWhole } from '../core/whole-file.ts';
import type { DesktopAnswers } from './ipc-server.ts';
import type { Places } from './places.ts';
import type { PreferencesKeeper } from './preferences.ts';
import { words } from './words.ts';

type FileChannel = Extract<keyof DesktopAnswers, `desktop.${string}`>;

/** Dialogs and folders of the settings page. What is in a file, and what it changes, is the console's to say. */
export function settingsFiles(
  ready: Promise<ConsolePort>,
  preferences: PreferencesKeeper,
  places: Places,
): Pick<DesktopAnswers, FileChannel> {
  return {
    'desktop.exportSettings': async () => {
      const chosen = await dialog.showSaveDialog({
        title: words(message('app.export.title')),
        defaultPath: 'farshore-settings.json',
        filters: [jsonFiles()],
      });
      if (chosen.canceled) return { ok: true, value: null };
      const console = await ready;
      const text = await console.ask('settings.export', { preferences: preferences.view.preferences });
      if (!text.ok) return text;
      return written(chosen.filePath, text.value.text);
    },
    'desktop.chooseImport': async () => {
      const chosen = await dialog.showOpenDialog({
        title: words(message('app.import.title')),
        properties: ['openFile'],
        filters: [jsonFiles()],
      });
      const [file] = chosen.filePaths;
      if (chosen.canceled || file === undefined) return { ok: true, value: null };
      return previewed(await ready, file, preferences);
    },
    'desktop.applyImport': async (request) => {
      const console = await ready;
      const applied = await console.ask('settings.applyImport', request);
      if (!applied.ok || applied.value.preferences === null) return applied;
      const kept = preferences.change(applied.value.preferences);
      return kept.ok ? applied : kept;
    },
    'desktop.showFolder': async ({ folder }) => {
      const where = folder === 'logs' ? places.logs : places.data;
      const trouble = await shell.openPath(where);
      return trouble === '' ? { ok: true, value: null } : notShown(where, trouble);
    },
  };
}

function jsonFiles(): { name: string; extensions: string[] } {
  return { name: words(message('app.settings.files')), extensions: ['json'] };
}

function written(file: string, text: string): Answer<{ readonly path: string }> {
  try {
    writeWhole(path.resolve(file), text);
    return { ok: true, value: { path: file } };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const words = message('failure.export-not-written', { path: file, detail });
    return { ok: false, failure: { code: 'not-written', message: words, retryable: true } };
  }
}

const tooLarge: Answer<never> = {
  ok: false,
  failure: { code: 'not-read', message: message('failure.import-too-large'), retryable: false },
};

async function previewed(
  console: ConsolePort,
  file: string,
  preferences: PreferencesKeeper,
): Promise<Answer<ImportPreview>> {
  try {
    if (statSync(file).size > IMPORT_CHARS_MAX) return tooLarge;
    const text = readFileSync(file, 'utf8');
    return await console.ask('settings.readImport', { text, preferences: preferences.view.preferences });
  } catch (error) {
    return notRead(file, error instanceof Error ? error.message : String(error));
  }
}

function notRead(file: string, detail: string): Answer<never> {
  const words = message('failure.import-not-read', { path: file, detail });
  return { ok: false, failure: { code: 'not-read', message: words, retryable: true } };
}

function notShown(folder: string, detail: string): Answer<never> {
  const words = message('failure.folder-not-shown', { path: folder, detail });
  return { ok: false, failure: { code: 'not-shown', message: words, retryable: true } };
}
