import { createServer as createHttp, type Server } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../console/system.ts';
import { lookByHttp, lookByPing, lookByTcp } from './index.ts';
import { pingArguments } from './ping.ts';

const PATIENT_MS = 20_000;
const page = { msMax: PATIENT_MS, certificate: 'checked' } as const;
let server: Server;
let address: string;

beforeAll(async () => {
  server = createHttp((request, reply) => {
    if (request.url === '/silent') return;
    reply.statusCode = request.url === '/moved' ? 302 : 200;
    reply.setHeader('location', '/');
    reply.end('<h1>Orders are open</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a look by HTTP', () => {
  const look = (path: string, statuses: readonly number[], contains: string | null) =>
    lookByHttp(`${address}${path}`, { statuses, contains }, page, systemClock);

  it('takes the status and the words that were asked for', async () => {
    expect(await look('/', [200], null)).toMatchObject({ answers: true });
    expect(await look('/', [200], 'Orders are open')).toMatchObject({ answers: true });
    expect(await look('/', [200], 'Orders are closed')).toMatchObject({ answers: false });
    expect(await look('/', [204], null)).toMatchObject({ answers: false, detail: 'status 200' });
  });

  it('does not follow where it is sent', async () => {
    expect(await look('/moved', [200], null)).toMatchObject({ answers: false, detail: 'status 302' });
  });

  it('does not wait for ever', async () => {
    const limit = { ...page, msMax: 100 };
    const found = await lookByHttp(`${address}/silent`, { statuses: [200], contains: null }, limit, systemClock);
    expect(found).toMatchObject({ answers: false, detail: 'no answer within 100 ms' });
  });
});

it('a look by TCP tells whether something listens', async () => {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', () => resolve()));
  const { port } = listener.address() as AddressInfo;
  expect(await lookByTcp('127.0.0.1', port, PATIENT_MS, systemClock)).toMatchObject({ answers: true });
  await new Promise((resolve) => listener.close(resolve));
  expect(await lookByTcp('127.0.0.1', port, PATIENT_MS, systemClock)).toMatchObject({ answers: false });
});

describe('a look by ping', () => {
  it('never reads an address as an option', async () => {
    for (const hostile of ['-f', '--help', 'a b', '$(id)', '-c1 127.0.0.1']) {
      const found = await lookByPing(hostile, 100, systemClock);
      expect(found.answers).toBe(false);
      expect(found.detail).toContain('neither');
    }
  });

  it('asks each system in its own words', () => {
    expect(pingArguments('linux', 'db-01', 1_500)).toEqual(['-c', '1', '-W', '2', 'db-01']);
    expect(pingArguments('darwin', 'db-01', 1_500)).toEqual(['-c', '1', '-W', '1500', 'db-01']);
    expect(pingArguments('win32', 'db-01', 1_500)).toEqual(['-n', '1', '-w', '1500', 'db-01']);
  });
});
