// Draws the icons of the platforms from resources/icon.svg: `node tools/under-display.ts e2e/icons.ts`. The results are
// committed, because only a browser engine draws SVG here and packing should need none.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { newUserData, prepareRun } from '../tools/lib/run.ts';
import { icnsOf, icoOf } from './lib/icon-files.ts';

const resources = path.join(import.meta.dirname, '..', 'resources');
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1_024] as const;

async function drawn(svg: string): Promise<ReadonlyMap<number, Buffer>> {
  const run = prepareRun();
  const folder = newUserData(run, 'icons');
  const app = await _electron.launch({
    executablePath: run.executablePath,
    args: [...run.args, `--user-data-dir=${folder}`],
    env: run.env,
    chromiumSandbox: true,
  });
  try {
    const images = new Map<number, Buffer>();
    for (const size of SIZES) {
      const base64 = await app.evaluate(async ({ BrowserWindow }, { source, edge }) => {
        const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, partition: 'icons' } });
        await window.loadURL('about:blank');
        // Drawn by a page, since only a page can draw; the page is blank and its session is thrown away.
        const url = (await window.webContents.executeJavaScript(`new Promise((resolve, reject) => {
          const image = new Image();
          image.onload = () => {
            const canvas = Object.assign(document.createElement('canvas'), { width: ${edge}, height: ${edge} });
            canvas.getContext('2d').drawImage(image, 0, 0, ${edge}, ${edge});
            resolve(canvas.toDataURL('image/png'));
          };
          image.onerror = () => reject(new Error('not an image'));
          image.src = ${JSON.stringify(`data:image/svg+xml;base64,${source}`)};
        })`)) as string;
        window.destroy();
        return url.slice(url.indexOf(',') + 1);
      }, { source: Buffer.from(svg).toString('base64'), edge: size }); // prettier-ignore
      images.set(size, Buffer.from(base64, 'base64'));
    }
    return images;
  } finally {
    app.process().kill('SIGKILL');
    run.dispose();
  }
}

const images = await drawn(readFileSync(path.join(resources, 'icon.svg'), 'utf8'));
const largest = images.get(1_024);
if (largest === undefined) throw new Error('Nothing was drawn.');
writeFileSync(path.join(resources, 'icon.png'), largest);
writeFileSync(path.join(resources, 'icon.ico'), icoOf(images));
writeFileSync(path.join(resources, 'icon.icns'), icnsOf(images));
