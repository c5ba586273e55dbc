import { readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';

/** A process that Chromium's sandbox holds lives in a process namespace of its own, and so has two numbers or more. */
function processNumbers(pid: number): readonly string[] {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const line = /^NSpid:\s+(.*)$/m.exec(status)?.[1] ?? '';
  return line.split(/\s+/);
}

/** Every start proves that its window is sandboxed: a test run without the sandbox would test another program. */
export async function requireSandbox(app: ElectronApplication): Promise<void> {
  const found = await app.evaluate(({ app: electronApp, BrowserWindow }) => ({
    argv: process.argv,
    isSwitchedOff: electronApp.commandLine.hasSwitch('no-sandbox'),
    renderers: BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()),
  }));
  if (found.isSwitchedOff || found.argv.includes('--no-sandbox')) throw new Error('The sandbox is switched off.');
  if (found.renderers.length === 0) throw new Error('There is no window whose sandbox could be looked at.');
  if (process.platform !== 'linux') return;
  for (const pid of found.renderers) {
    if (processNumbers(pid).length < 2) throw new Error(`The window's process ${pid} is not in the sandbox.`);
  }
}
