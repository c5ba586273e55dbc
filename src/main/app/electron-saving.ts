import { app, BrowserWindow, dialog, shell } from 'electron';
import type { ConsolePort, PreferencesView } from '#shared/ipc/index.ts';
import type { Log } from '../core/ports.ts';
import { PaperPrinter } from './paper-printer.ts';
import { Saving } from './saving.ts';

/** Saving with the system's own dialog, and with the hidden printer. */
export function electronSaving(ready: Promise<ConsolePort>, preferences: () => PreferencesView, log: Log): Saving {
  const printer = new PaperPrinter(log);
  return new Saving({
    ...{ log, preferences },
    folder: app.getPath('documents'),
    make: async (request) => (await ready).ask('paper.make', request),
    makeEvidence: async (runId) => (await ready).ask('evidence.make', { runId }),
    print: (paper) => printer.print(paper),
    choose: async (options) => {
      const [window] = BrowserWindow.getAllWindows();
      const asked = window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
      const { canceled, filePath } = await asked;
      return canceled || filePath === '' ? null : filePath;
    },
    showInFolder: (file) => shell.showItemInFolder(file),
  });
}
