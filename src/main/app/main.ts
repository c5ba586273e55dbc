import path from 'node:path';
import { app, dialog, Menu } from 'electron';
import type * as Behind from './behind.ts';
import { Front } from './front.ts';
import { fileLog } from './log.ts';
import { readInPieces } from './pieces.ts';
import { preparePlaces } from './places.ts';
import { registerScheme } from './protocol.ts';

/*
 * The entry, small: a window opens while all else is read. What must be settled before Electron is ready stands here, in
 * this order; nothing is awaited at the top level, because an ES module that waits for "ready" there never hears it.
 */

app.enableSandbox();
registerScheme();
// Where there is no GPU, Chromium first starts one in software for WebGL, fails or not, and the window waits for it twice.
// The console draws nothing with WebGL.
app.commandLine.appendSwitch('disable-software-rasterizer');
app.setAppUserModelId('net.farshore.console');
// Else Electron makes one of its own, which nobody sees: ours comes with the words.
Menu.setApplicationMenu(null);

const places = preparePlaces({
  platform: process.platform,
  home: app.getPath('home'),
  env: process.env,
  userDataSwitch: app.commandLine.getSwitchValue('user-data-dir'),
});
app.setPath('userData', places.root);
app.setPath('sessionData', places.session);
app.setPath('crashDumps', path.join(places.logs, 'crashes'));

// One process owns a data folder. The lock lies in the user data folder, so consoles over other folders do not meet.
if (app.requestSingleInstanceLock()) void app.whenReady().then(open);
else app.quit();

function open(): void {
  const setting = { places, log: fileLog(places.logs), mainFolder: import.meta.dirname };
  const front = new Front(setting);
  front.lock();
  const first = front.open();
  void whenSeen(front)
    .then(behind)
    .then(
      ({ applicationBehind }) => applicationBehind(front, setting).run(first),
      (error: unknown) => {
        // A file of ours is missing or broken, and with it the words to say so.
        setting.log.error('The program could not be read', { error });
        dialog.showErrorBox(app.name, String(error));
        app.exit(1);
      },
    );
}

/** Where the window has something to show, the rest does not get in its way; but it does not wait for ever. */
const SEEN_MS_MAX = 1_000;

async function whenSeen(front: Front): Promise<void> {
  if (!front.shows) return;
  await Promise.race([front.drawn, new Promise((resolve) => setTimeout(resolve, SEEN_MS_MAX))]);
}

/** What is read behind the window before its own parts. */
const pieces = [
  () => import('#shared/domain/index.ts'),
  () => import('#shared/gateway-api/index.ts'),
  () => import('#shared/ipc/index.ts'),
];

async function behind(): Promise<typeof Behind> {
  await readInPieces(pieces);
  return import('./behind.ts');
}
