import { BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import { wordsOf } from '#shared/texts/index.ts';
import type { Desktop } from './run-watch.ts';

/** The run watch's hands: taskbar or dock, the power-save blocker and notifications. */
export function electronDesktop(): Desktop {
  let blocker: number | null = null;
  return {
    showProgress(fraction, isTroubled) {
      const mode = isTroubled ? 'error' : 'normal';
      for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(fraction ?? -1, { mode });
    },
    keepAwake(isNeeded) {
      if (isNeeded && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
      if (!isNeeded && blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
    tell(title, body) {
      if (!Notification.isSupported()) return;
      new Notification({ title: wordsOf(title), body: wordsOf(body) }).show();
    },
  };
}
