import type { ElectronApplication } from 'playwright-core';

/** The system's save dialog cannot be driven: it answers with this file from now on, and with none for null. */
export async function answerSaveDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, file);
}
