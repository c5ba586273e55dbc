import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crcOf, zipOf } from './layout.ts';
import type { PackedEntry } from './layout.ts';
import { readContainer } from './read.ts';
import { stored } from './write.ts';

const bounds = { bytesMax: 10_000, unpackedBytesMax: 20_000, entriesMax: 3 };
const text = (name: string, content = name): PackedEntry => stored({ name, content: Buffer.from(content) });
const failureOf = (entries: readonly PackedEntry[]): string => {
  const read = readContainer(zipOf(entries), bounds);
  return read.ok ? 'none' : read.failure.code;
};

/** A megabyte of nothing, in a thousand bytes, under whatever size its header is to say. */
function bomb(bytes: number): PackedEntry {
  const content = Buffer.alloc(1_000_000);
  return { name: 'a.txt', method: 'deflated', bytes, crc: crcOf(content), packed: deflateRawSync(content) };
}

describe('a container', () => {
  it('gives its files back', () => {
    const read = readContainer(zipOf([text('a.txt', 'one'), text('b.json', '{}')]), bounds);
    expect(read.ok && read.value.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
      ['a.txt', 'one'],
      ['b.json', '{}'],
    ]);
  });

  it.each(['../a.txt', '/a.txt', 'a/b.txt', 'C:a.txt', 'a\\b.txt', '.a.txt', 'a.exe', 'a.txt\0', ''])(
    'refuses the name %j',
    (name) => expect(failureOf([text(name, 'x')])).toBe('container'),
  );

  it('refuses a name that is there twice, and more entries than it may have', () => {
    expect(failureOf([text('a.txt'), text('a.txt')])).toBe('container');
    expect(failureOf(['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => text(name)))).toBe('container');
  });

  it('is not unpacked beyond its bounds: a bomb says its size, or lies about it', () => {
    expect(failureOf([bomb(1_000_000)])).toBe('too-large');
    expect(failureOf([bomb(19_000)])).toBe('container');
    expect(failureOf([bomb(0)])).toBe('container');
  });

  it('is not looked at where the file itself is too large', () => {
    expect(failureOf([text('a.txt', 'x'.repeat(10_000))])).toBe('too-large');
  });

  it('refuses an entry that reaches beyond the file', () => {
    const zip = Buffer.from(zipOf([text('a.txt')]));
    zip.writeUInt32LE(0xfffffff0, 18);
    expect(readContainer(zip, bounds).ok).toBe(false);
  });
});
