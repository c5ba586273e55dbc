import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { kernelIn } from './kernel.ts';

const SETUP_SECTORS = 1;

/** A file as packages hold it: a boot sector, set-up, and a payload. */
function fileWith(payload: Buffer): Buffer {
  const head = Buffer.alloc((SETUP_SECTORS + 1) * 512);
  head[0x1f1] = SETUP_SECTORS;
  head.writeUInt16LE(0x020f, 0x206);
  head.writeUInt32LE(0, 0x248);
  head.writeUInt32LE(payload.length, 0x24c);
  return Buffer.concat([head, payload]);
}

function lz4Of(block: readonly number[], length: number): Buffer {
  const [blockLength, whole] = [Buffer.alloc(4), Buffer.alloc(4)];
  blockLength.writeUInt32LE(block.length);
  whole.writeUInt32LE(length);
  return Buffer.concat([Buffer.from([0x02, 0x21, 0x4c, 0x18]), blockLength, Buffer.from(block), whole]);
}

const elf = [0x7f, 0x45, 0x4c, 0x46];

test('a kernel packed by LZ4 is taken out of its file', () => {
  // Four literals; a copy of them that overlaps itself, 4 + 15 + 1 long; one literal.
  const block = [0x4f, ...elf, 0x04, 0x00, 0x01, 0x10, 0x2a];
  const kernel = Buffer.from([...Array.from({ length: 6 }, () => elf).flat(), 0x2a]);
  expect(kernelIn(fileWith(lz4Of(block, kernel.length)))).toEqual(kernel);
});

test('a kernel packed by gzip is as well', () => {
  const kernel = Buffer.from([...elf, 1, 2, 3]);
  expect(kernelIn(fileWith(gzipSync(kernel)))).toEqual(kernel);
});

test('what is not whole, no kernel, or packed otherwise stays as it is', () => {
  expect(kernelIn(fileWith(lz4Of([0x40, ...elf], 5)))).toBeNull();
  expect(kernelIn(fileWith(gzipSync(Buffer.from('no kernel'))))).toBeNull();
  expect(kernelIn(fileWith(Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a])))).toBeNull();
  expect(kernelIn(Buffer.alloc(100))).toBeNull();
});
