import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalAddress, parseAddress } from './address.ts';
import { readConnections, writeConnections, type ConnectionSettings } from './settings.ts';
import { canonicalThumbprint } from './tls.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  path = join(folder, 'deeper', 'connections.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const settings: ConnectionSettings = {
  id: 'c1',
  name: 'Harbour',
  addresses: ['gateway.example:6180'],
  trust: { kind: 'thumbprint', thumbprints: [Array.from({ length: 32 }, () => 'AB').join(':')] },
  account: 'ada',
};

describe('the file of connections', () => {
  it('is empty before there is one, and gives back what was written', () => {
    expect(readConnections(path)).toEqual({ ok: true, value: [] });
    expect(writeConnections(path, [settings])).toMatchObject({ ok: true });
    expect(readConnections(path)).toEqual({ ok: true, value: [settings] });
    expect(writeConnections(path, [])).toMatchObject({ ok: true });
    expect(readConnections(path)).toEqual({ ok: true, value: [] });
  });

  it('is its owner’s alone, and leaves nothing beside it', () => {
    writeConnections(path, [settings]);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'deeper'))).toEqual(['connections.json']);
  });

  it.each(['', '{', '{"format":1}', '{"format":1,"connections":[{"id":"c1"}]}'])(
    'that reads %j is a failure, and is left alone',
    (text) => {
      writeConnections(path, []);
      writeFileSync(path, text);
      expect(readConnections(path)).toMatchObject({ ok: false, failure: { kind: 'corrupt', path } });
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('of a newer program is refused as that', () => {
    writeConnections(path, []);
    writeFileSync(path, '{"format":2,"networks":[]}');
    expect(readConnections(path)).toMatchObject({ ok: false, failure: { kind: 'newer-schema' } });
  });

  it('that cannot be written is a failure', () => {
    writeFileSync(join(folder, 'deeper'), 'a file where a folder should be');
    expect(writeConnections(path, [settings])).toMatchObject({ ok: false });
  });
});

describe('addresses', () => {
  it.each([
    ['gateway.example', { host: 'gateway.example', port: 6180 }],
    ['10.0.0.1:443', { host: '10.0.0.1', port: 443 }],
    ['[::1]:7000', { host: '::1', port: 7000 }],
    ['[::1]', { host: '::1', port: 6180 }],
    ['', null],
    ['https://gateway.example', null],
    ['host:0', null],
    ['host:70000', null],
    ['[1:2]', null],
    ['a b', null],
  ])('%j', (text, parsed) => expect(parseAddress(text)).toEqual(parsed));

  it('that are one gateway are written one way', () => {
    expect(canonicalAddress('Gateway.Example')).toBe('gateway.example:6180');
    expect(canonicalAddress('[FE80::1]:6180')).toBe('[fe80::1]:6180');
    expect(canonicalAddress('nonsense/')).toBeNull();
  });
});

it('thumbprints are one, however they are typed', () => {
  expect(canonicalThumbprint('aa bb-cc:dd')).toBe('AA:BB:CC:DD');
});
