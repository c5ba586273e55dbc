import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridgeName, windowContract, windowEventNames, type WindowChannel } from '#shared/ipc/index.ts';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { startFarshore, type Farshore } from './lib/farshore.ts';
import { asPage, inTimer } from './lib/untrusted.ts';
import { eventually } from './lib/witness.ts';
import { REQUESTS_PER_SECOND } from '../src/main/app/ipc-guard.ts';

/*
 * What a page could do to the console if it were not ours any more. The last test loads another page into the window, so
 * the order of the tests matters here.
 */

let run: PreparedRun;
let farshore: Farshore;

beforeAll(async () => {
  run = prepareRun();
  farshore = await startFarshore(run);
});

afterAll(async () => {
  await farshore.quit();
  run.dispose();
});

describe('a page', () => {
  it('may not make code from text', async () => {
    expect(await inTimer(farshore.page, `eval('1 + 1')`)).toContain('EvalError');
    expect(await inTimer(farshore.page, `new Function('return 1')()`)).toContain('EvalError');
  });

  it('may not run a script that is written into it', async () => {
    const ran = await asPage(
      farshore.page,
      `const script = document.createElement('script');
       script.textContent = 'window.didRun = true';
       document.head.append(script);
       return String(window.didRun === true);`,
    );
    expect(ran).toBe('false');
  });

  it('may not speak to any network, not even to its own origin', async () => {
    for (const address of ['https://127.0.0.1:1/', 'http://127.0.0.1:1/', 'app://console/index.html']) {
      expect(await asPage(farshore.page, `await fetch('${address}'); return 'fetched';`)).toContain('TypeError');
    }
    const image = `await new Promise((loaded, failed) => {
      const image = new Image();
      image.onload = loaded;
      image.onerror = () => failed(new Error('refused'));
      image.src = 'https://127.0.0.1:1/pixel.png';
    }); return 'loaded';`;
    expect(await asPage(farshore.page, image)).toContain('refused');
  });

  it('may not leave its address', async () => {
    const before = farshore.page.url();
    for (const address of ['https://127.0.0.1:1/', 'file:///etc/hosts', 'app://console/problem', 'data:text/html,x']) {
      await asPage(farshore.page, `location.href = '${address}'; return '';`);
      await farshore.page.waitForTimeout(100);
      expect(farshore.page.url()).toBe(before);
    }
    expect(farshore.log()).toContain('Refused a navigation');
  });

  it('may open neither a window nor a frame nor a webview', async () => {
    expect(await asPage(farshore.page, `return String(window.open('https://127.0.0.1:1/'));`)).toBe('null');
    expect(await asPage(farshore.page, `return String(window.open('app://console/index.html'));`)).toBe('null');
    const frame = `const frame = document.createElement('iframe');
      frame.src = 'app://console/index.html';
      const ended = new Promise((resolve) => { frame.onload = resolve; });
      document.body.append(frame);
      await ended;
      let seen = 'closed';
      try { seen = frame.contentDocument === null ? 'closed' : frame.contentDocument.URL; } catch { seen = 'closed'; }
      frame.remove();
      return seen;`;
    expect(await asPage(farshore.page, frame)).not.toContain('app://console/index.html');
    const windows = await farshore.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    expect(windows).toBe(1);
  });

  it('is refused every permission', async () => {
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']) {
      const state = await asPage(
        farshore.page,
        `return (await navigator.permissions.query({ name: '${name}' })).state;`,
      );
      expect([name, state]).toEqual([name, 'denied']);
    }
    expect(await asPage(farshore.page, `return await Notification.requestPermission();`)).toBe('denied');
  });

  it('has nothing of Node and nothing of Electron', async () => {
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      'electron',
      'ipcRenderer',
      '__dirname',
    ];
    const types = `return JSON.stringify(${JSON.stringify(names)}.filter((name) => name in globalThis));`;
    expect(await asPage(farshore.page, types)).toBe('[]');
  });

  it('has a bridge of named functions only, and cannot change it', async () => {
    const found = await asPage(
      farshore.page,
      `return JSON.stringify(Object.entries(window.farshore).map(([name, value]) => [name, typeof value]));`,
    );
    const events = windowEventNames.map(bridgeName).map((name) => `on${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    const channels = (Object.keys(windowContract) as WindowChannel[]).map(bridgeName);
    const wanted = ['lastSeen', 'drawn', ...channels, ...events];
    expect((JSON.parse(found) as [string, string][]).sort()).toEqual(wanted.sort().map((name) => [name, 'function']));
    const changed = `try { window.farshore.runArm = () => 'mine'; } catch {} return String(window.farshore.runArm).includes('mine') + '';`;
    expect(await asPage(farshore.page, changed)).toBe('false');
  });
});

describe('our own origin', () => {
  const get = (address: string, method = 'GET'): Promise<{ status: number; policy: string; body: string }> =>
    farshore.app.evaluate(
      async ({ session }, asked) => {
        const reply = await session.defaultSession.fetch(asked.address, { method: asked.method });
        const policy = reply.headers.get('content-security-policy') ?? '';
        return { status: reply.status, policy, body: await reply.text() };
      },
      { address, method },
    );

  it('sends its policy with a fresh nonce in every reply, and the same one in the page', async () => {
    const replies = [await get('app://console/index.html'), await get('app://console/index.html')];
    const nonces = replies.map(({ policy }) => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
    expect(new Set(nonces).size).toBe(2);
    replies.forEach(({ policy, body }, index) => {
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(body).toContain(`nonce="${nonces[index] ?? ''}"`);
      expect(body).not.toContain('__CSP_NONCE__');
    });
  });

  it('answers nothing but GET, and nothing outside of the bundle', async () => {
    expect((await get('app://console/index.html', 'POST')).status).toBe(405);
    for (const path of ['..%2fmain%2fmain.js', '..%5cmain%5cmain.js', '%2e%2e/main/main.js', 'missing.js', '']) {
      expect([path, (await get(`app://console/${path}`)).status]).toEqual([path, 404]);
    }
    expect((await get('app://other/index.html')).status).toBe(404);
  });
});

describe('the console', () => {
  it('refuses every malformed request, on every channel', async () => {
    for (const channel of Object.keys(windowContract) as WindowChannel[]) {
      // No faster than a page may ask.
      await wait((5 / REQUESTS_PER_SECOND) * 1_000);
      const answer = await asPage(
        farshore.page,
        `return JSON.stringify(await Promise.all([undefined, null, 7, 'x', []].map((raw) => window.farshore['${bridgeName(channel)}'](raw))));`,
      );
      const codes = (JSON.parse(answer) as { failure?: { code: string } }[]).map((each) => each.failure?.code);
      expect([channel, ...codes]).toEqual([channel, ...Array.from({ length: 5 }, () => 'bad-request')]);
    }
    expect(farshore.log()).toContain('Refused a malformed request');
  });

  it('lets no page starve it with requests', async () => {
    const answers = await asPage(
      farshore.page,
      `const all = await Promise.all(Array.from({ length: 600 }, () => window.farshore.appInfo({})));
       return JSON.stringify(all.filter((each) => !each.ok && each.failure.code === 'too-many-requests').length);`,
    );
    expect(Number(answers)).toBeGreaterThan(200);
    const answered = () => asPage(farshore.page, `return String((await window.farshore.appInfo({})).ok);`);
    await eventually(answered).toBe('true');
  });

  it('refuses a window that it did not open, although it has our preload and our origin', async () => {
    const answer = await farshore.app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await other.loadURL('app://console/index.html');
      const said: unknown = await other.webContents.executeJavaScript(
        `window.farshore.appInfo({}).then(() => 'answered', (error) => String(error))`,
      );
      other.destroy();
      return String(said);
    });
    expect(answer).toContain('unknown-sender');
  });

  it('refuses its own window where another page is in it', async () => {
    const answer = await farshore.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      await window?.loadURL('data:text/html,another page');
      return String(
        await window?.webContents.executeJavaScript(
          `window.farshore.appInfo({}).then(() => 'answered', (error) => String(error))`,
        ),
      );
    });
    expect(answer).toContain('wrong-origin');
    expect(farshore.log()).toContain('Refused a message from a source that is not ours');
  });
});
