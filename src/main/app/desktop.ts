import { app, BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import type { DesktopWish } from '#shared/ipc/index.ts';
import type { Desktop } from './run-watch.ts';
import { words } from './words.ts';

export interface DesktopChoices {
  /** The person's own setting. */
  mayNotify(): boolean;
  /** Brings the window to the front with what was wished for. */
  open(wish: DesktopWish): void;
}

/** The watches' hands: taskbar or dock, the power-save blocker and notifications. */
export function electronDesktop(choices: DesktopChoices): Desktop {
  let blocker: number | null = null;
  /** A notification that nobody holds is collected, and its click is lost. */
  const shown = new Set<Notification>();
  return {
    showProgress(fraction, isTroubled) {
      const mode = isTroubled ? 'error' : 'normal';
      for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(fraction ?? -1, { mode });
    },
    showCount(live) {
      // The dock of macOS and the launchers of Linux; on Windows the bar of the taskbar says it alone.
      app.setBadgeCount(live);
    },
    keepAwake(isNeeded) {
      if (isNeeded && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
      if (!isNeeded && blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
    tell({ title, body, wish, isUrgent }) {
      if (!choices.mayNotify()) return;
      if (isUrgent) askForAttention();
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title: words(title), body: words(body) });
      shown.add(notification);
      notification.on('close', () => shown.delete(notification));
      notification.on('click', () => {
        shown.delete(notification);
        choices.open(wish);
      });
      notification.show();
    },
  };
}

function askForAttention(): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (window.isFocused()) continue;
    window.flashFrame(true);
    window.once('focus', () => window.flashFrame(false));
  }
}
