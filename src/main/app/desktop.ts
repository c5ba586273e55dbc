import { app, BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import type { DesktopWish } from '#shared/ipc/index.ts';
import type { Alert } from '../core/console.ts';
import type { Desktop } from './run-watch.ts';
import { alertWords } from './alert-words.ts';

export interface DesktopChoices {
  /** The person's own setting. */
  mayNotify(): boolean;
  /** Brings the window to the front with what was wished for. */
  open(wish: DesktopWish): void;
}

/** What is shown on the desktop: taskbar or dock, and notifications. */
export interface TellingDesktop extends Desktop {
  tell(alert: Alert): void;
}

/** The hands of the console on the desktop: taskbar or dock, the power-save blocker and notifications. */
export function electronDesktop(choices: DesktopChoices): TellingDesktop {
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
    tell(alert) {
      if (!choices.mayNotify()) return;
      if (alert.isUrgent) askForAttention();
      if (!Notification.isSupported()) return;
      const notification = new Notification(alertWords(alert));
      shown.add(notification);
      notification.on('close', () => shown.delete(notification));
      notification.on('click', () => {
        shown.delete(notification);
        choices.open(alert.opens);
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
