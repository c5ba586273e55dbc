import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PreparedRun } from '../../tools/lib/run.ts';

const ENTRY = 'held-start.js';

/**
 * Playwright calls `__playwright_run` when it is attached. Where it attaches to a window that is just loading its page, the
 * browser swallows the event of the page's arrival, and Playwright waits for it for ever. So the program waits to be
 * ready until somebody watches; nothing else about it is different.
 */
const entry = `import { app } from 'electron';
const attached = new Promise((resolve) => { globalThis.__playwright_run = resolve; });
const whenReady = app.whenReady.bind(app);
app.whenReady = () => attached.then(whenReady);
await import('./out/main/main.js');
`;

/** Lets the app in this run folder, which is a copy of its own, start held. */
export function holdStart(run: PreparedRun): void {
  const app = path.resolve(run.nativeBinding, '..', '..', '..');
  const manifest = path.join(app, 'package.json');
  const settings = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
  if (settings['main'] === ENTRY) return;
  writeFileSync(path.join(app, ENTRY), entry);
  writeFileSync(manifest, JSON.stringify({ ...settings, main: ENTRY }));
}
