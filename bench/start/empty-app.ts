import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A window as large as ours, as safe as ours, with nothing in it but a colour. */
const main = `import path from 'node:path';
import { app, BrowserWindow } from 'electron';

app.enableSandbox();
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(path.join(import.meta.dirname, 'empty.html'));
});
`;

const page = '<!doctype html><title>Empty</title><body style="background: #f1f3f5"></body>';

/** Writes the least app into a folder, in the shape in which ours is started too. */
export function writeEmptyApp(folder: string): void {
  const out = path.join(folder, 'out', 'main');
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'main.js'), main);
  writeFileSync(path.join(out, 'empty.html'), page);
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'farshore-bench-empty', version: '0.0.0', type: 'module', main: './out/main/main.js' }),
  );
}
