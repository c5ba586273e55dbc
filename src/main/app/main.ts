import path from 'node:path';
import { app, safeStorage } from 'electron';
import { Application } from './application.ts';
import { fileLog } from './log.ts';
import { addonBeside, preparePlaces } from './places.ts';
import { registerScheme } from './protocol.ts';
import { secretsFile } from './secrets-file.ts';
import { openSecrets } from './secrets.ts';

/*
 * The entry. What must be settled before Electron is ready stands here, in this order; nothing is awaited at the top
 * level, because an ES module that waits for "ready" there never hears it.
 */

app.enableSandbox();
registerScheme();
// Where there is no GPU, Chromium first starts one in software for WebGL, fails or not, and the window waits for it twice.
// The console draws nothing with WebGL.
app.commandLine.appendSwitch('disable-software-rasterizer');
app.setAppUserModelId('net.farshore.console');

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
if (app.requestSingleInstanceLock()) {
  const pairingFile = app.commandLine.getSwitchValue('pairing');
  const application = new Application({
    places,
    log: fileLog(places.logs),
    mainFolder: import.meta.dirname,
    pairingFile: pairingFile === '' ? undefined : path.resolve(pairingFile),
    nativeBinding: addonBeside(import.meta.dirname),
    // What is behind the window is read while the window opens.
    openConsole: async (setting) => (await import('../core/console.ts')).createConsole(setting),
    openSecrets: () => openSecrets(safeStorage, secretsFile(path.join(places.root, 'secrets.json')), process.platform),
  });
  void app.whenReady().then(() => {
    application.run();
    app.on('second-instance', () => application.showWindow());
  });
} else {
  app.quit();
}
