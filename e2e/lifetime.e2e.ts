import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newUserData, prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import { startFarshore, type Farshore, type FarshoreOptions } from './lib/farshore.ts';
import { eventually } from './lib/witness.ts';
import { say } from './lib/words.ts';

/* How the console starts and ends, and what a person sees where it cannot start. */

/** Where SQLite's file header keeps the number of the schema. */
const SQLITE_USER_VERSION_AT = 60;
const NEWER_SCHEMA = 99;

let run: PreparedRun;
const open = new Set<Farshore>();

async function start(options?: FarshoreOptions): Promise<Farshore> {
  const farshore = await startFarshore(run, options);
  open.add(farshore);
  return farshore;
}

beforeAll(() => {
  run = prepareRun();
});

afterEach(async () => {
  // By quitting, because a console that shows a problem must end in order as well.
  await Promise.all([...open].map((farshore) => farshore.quit()));
  open.clear();
});

afterAll(() => run.dispose());

describe('the window', () => {
  it('opens where it was left, in the size that it had', async () => {
    const first = await start();
    const left = { x: 120, y: 60, width: 1_111, height: 777 };
    // One that is not shown yet is placed by its display once more.
    const isShown = () => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await expect.poll(isShown, { timeout: 20_000 }).toBe(true);
    await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), left);
    // A window is moved when its display has moved it.
    const boundsOf = () => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    await expect.poll(boundsOf, { timeout: 20_000 }).toEqual(left);
    await first.quit();

    const later = await start({ dataFolder: first.dataFolder });
    const bounds = await later.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(bounds).toEqual(left);
  });

  it('comes to the front when the console is started a second time, and there stays one', async () => {
    const first = await start();
    await first.app.evaluate(({ app, BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.minimize();
      app.once('second-instance', () => ((globalThis as { wasAsked?: boolean }).wasAsked = true));
    });
    await expect(start({ dataFolder: first.dataFolder })).rejects.toThrow();
    const seen = await first.app.evaluate(({ BrowserWindow }) => ({
      wasAsked: (globalThis as { wasAsked?: boolean }).wasAsked,
      windows: BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
    }));
    expect(seen).toEqual({ wasAsked: true, windows: [false] });
  });
});

describe('the end', () => {
  it('comes in order on the signal of the operating system', async () => {
    const farshore = await start();
    const child = farshore.app.process();
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('of the window’s process brings the page back', async () => {
    const farshore = await start();
    const pid = await farshore.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // The page may be back, in a new process, before the crash of the old one is told.
      const before = contents?.getOSProcessId();
      contents?.forcefullyCrashRenderer();
      return before;
    });
    await eventually(() =>
      farshore.app.evaluate(async ({ BrowserWindow }, crashed) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.getOSProcessId() === crashed) return 'not yet';
        // What is asked while the page is being brought back is never answered: it is asked again.
        const noAnswer = new Promise((resolve) => setTimeout(() => resolve('no answer'), 1_000));
        const asked = 'window.farshore.connectionsList({}).then(({ ok }) => `${location.href} ${ok}`)';
        return String(await Promise.race([contents.executeJavaScript(asked), noAnswer]).catch(String));
      }, pid),
    ).toBe('app://console/index.html true');
    expect(farshore.log()).toContain('process is gone');
  });
});

describe('a console that cannot run says why, in the place of a blank window', () => {
  const told = (farshore: Farshore): Promise<string> => farshore.page.getByRole('alert').innerText();

  it('where the data folder is read-only', async () => {
    const dataFolder = path.join(newUserData(run, 'read-only'), 'data');
    await (await start({ dataFolder })).quit();
    rmSync(path.join(dataFolder, 'logs'), { recursive: true });
    chmodSync(dataFolder, 0o500);

    const text = await told(await start({ dataFolder }));
    chmodSync(dataFolder, 0o700);
    expect(text).toContain(say('app.problem.read-only'));
    expect(text).toContain(dataFolder);
  });

  it('where a newer program has written the data, which stays as it is', async () => {
    const first = await start();
    await first.quit();
    const journal = path.join(first.dataFolder, 'data', 'journal.sqlite');
    const file = readFileSync(journal);
    file.writeUInt32BE(NEWER_SCHEMA, SQLITE_USER_VERSION_AT);
    writeFileSync(journal, file);

    const text = await told(await start({ dataFolder: first.dataFolder }));
    expect(text).toContain(say('app.problem.newer-schema'));
    expect(text).toContain(journal);
    expect(readFileSync(journal).equals(file)).toBe(true);
  });

  it('where something else is in the place of its data', async () => {
    const dataFolder = newUserData(run, 'in-the-way');
    writeFileSync(path.join(dataFolder, 'data'), 'a file, not a folder');
    const farshore = await start({ dataFolder });
    const text = await told(farshore);
    await expectAccessible(farshore.page);
    expect(text).toContain(say('app.problem.io'));
    expect(existsSync(path.join(dataFolder, 'data'))).toBe(true);
  });

  it('where a fault in the program stops it', async () => {
    const farshore = await start();
    await farshore.app.evaluate(() => void setTimeout(() => { throw new Error('a fault on purpose'); }, 0)); // prettier-ignore
    await farshore.page.waitForURL('app://console/problem');
    expect(await told(farshore)).toContain('a fault on purpose');
    expect(farshore.log()).toContain('a fault on purpose');
  });
});
