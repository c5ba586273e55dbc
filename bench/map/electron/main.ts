// The smallest Electron that shows the bench's page: one sandboxed window as large as the test's screen.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';
import { PAGE_FOLDER, PAGE_ORIGIN, SCHEME, VIEW } from '../places.ts';

const pageFolder = path.join(import.meta.dirname, '..', PAGE_FOLDER);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

async function answer(request: Request): Promise<Response> {
  const file = path.join(pageFolder, path.normalize(new URL(request.url).pathname));
  const contentType = contentTypes[path.extname(file)];
  if (!file.startsWith(pageFolder) || contentType === undefined) return new Response('', { status: 404 });
  const headers = {
    'content-type': contentType,
    // An isolated page's clock ticks in 5 µs; any other's in 100 µs, which is too coarse for what is measured here.
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  return new Response(new Uint8Array(await readFile(file)), { headers });
}

protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
app.enableSandbox();
void app.whenReady().then(async () => {
  protocol.handle(SCHEME, answer);
  const window = new BrowserWindow({
    ...VIEW,
    x: 0,
    y: 0,
    frame: false,
    // Nothing of another window lies over this one, but a display without a window manager may not say so.
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, backgroundThrottling: false },
  });
  await window.loadURL(`${PAGE_ORIGIN}/index.html`);
});
