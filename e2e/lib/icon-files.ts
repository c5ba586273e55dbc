/** Icon containers. Both formats may hold whole PNG files, so that nothing has to be encoded again. */

type Images = ReadonlyMap<number, Buffer>;

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
const ICO_EDGE_MAX = 256;

/** Windows: a directory of images, then the images. */
export function icoOf(images: Images): Buffer {
  const held = [...images].filter(([edge]) => edge <= ICO_EDGE_MAX);
  const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * held.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(held.length, 4);
  let offset = header.length;
  held.forEach(([edge, png], index) => {
    const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
    // 256 does not fit into a byte and is written as 0.
    header.writeUInt8(edge % ICO_EDGE_MAX, at);
    header.writeUInt8(edge % ICO_EDGE_MAX, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...held.map(([, png]) => png)]);
}

/** macOS's names of the sizes; the second of a pair is for screens of double density. */
const icnsNames: readonly (readonly [name: string, edge: number])[] = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1_024],
];
const ICNS_HEADER_BYTES = 8;

/** macOS: chunks of name, length and image. */
export function icnsOf(images: Images): Buffer {
  const chunks = icnsNames.flatMap(([name, edge]) => {
    const png = images.get(edge);
    return png === undefined ? [] : [chunk(name, png)];
  });
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(ICNS_HEADER_BYTES);
  header.write(name, 0, 'ascii');
  header.writeUInt32BE(ICNS_HEADER_BYTES + content.length, 4);
  return Buffer.concat([header, content]);
}
