// Takes a Linux kernel out of the compressed file that packages hold (x86 boot protocol 2.08, boot.rst): under software
// emulation it would unpack itself in a second that each start of a machine pays again.
import { gunzipSync } from 'node:zlib';

const SECTOR = 512;
const SETUP_SECTORS_AT = 0x1f1;
const VERSION_AT = 0x206;
const PAYLOAD_AT = 0x248;
const PAYLOAD_LENGTH_AT = 0x24c;
const VERSION_WITH_PAYLOAD = 0x0208;
const ELF = Buffer.from('\x7fELF', 'latin1');
const GZIP = Buffer.from([0x1f, 0x8b]);
const LZ4 = Buffer.from([0x02, 0x21, 0x4c, 0x18]);
/** Kernels are some 50 MB; a length beyond this is none. */
const KERNEL_BYTES_MAX = 1_073_741_824;
const LENGTH_GOES_ON = 15;
const MATCH_LENGTH_MIN = 4;

/** The kernel as an ELF file; null where the file is none of the kinds that are known here. */
export function kernelIn(file: Buffer): Buffer | null {
  if (file.length < PAYLOAD_LENGTH_AT + 4 || file.readUInt16LE(VERSION_AT) < VERSION_WITH_PAYLOAD) return null;
  const start = ((file[SETUP_SECTORS_AT] ?? 0) + 1) * SECTOR + file.readUInt32LE(PAYLOAD_AT);
  const payload = file.subarray(start, start + file.readUInt32LE(PAYLOAD_LENGTH_AT));
  const kernel = unpacked(payload);
  return kernel?.subarray(0, ELF.length).equals(ELF) === true ? kernel : null;
}

function unpacked(payload: Buffer): Buffer | null {
  if (payload.subarray(0, GZIP.length).equals(GZIP)) return gunzipSync(payload, { maxOutputLength: KERNEL_BYTES_MAX });
  return payload.subarray(0, LZ4.length).equals(LZ4) ? unpackedLz4(payload) : null;
}

/** The legacy frame of LZ4: blocks, each after its length. The kernel's build puts the unpacked length behind them. */
function unpackedLz4(payload: Buffer): Buffer | null {
  const end = payload.length - 4;
  const length = payload.readUInt32LE(end);
  if (length > KERNEL_BYTES_MAX) return null;
  const target = Buffer.alloc(length);
  let written = 0;
  let at = LZ4.length;
  while (at < end) {
    const block = payload.subarray(at + 4, at + 4 + payload.readUInt32LE(at));
    written = unpackBlock(block, target, written);
    at += 4 + block.length;
  }
  return written === length ? target : null;
}

/** One block (lz4_Block_format.md): literals and copies of what was there before, in turn. Answers where it ended. */
function unpackBlock(block: Buffer, target: Buffer, from: number): number {
  let written = from;
  let at = 0;
  const next = (): number => block[at++] ?? 0;
  const lengthOf = (nibble: number): number => {
    let length = nibble;
    for (let more = nibble === LENGTH_GOES_ON ? 255 : 0; more === 255; length += more) more = next();
    return length;
  };
  while (at < block.length) {
    const token = next();
    const literals = lengthOf(token >> 4);
    written += block.copy(target, written, at, at + literals);
    at += literals;
    if (at >= block.length) break;
    const distance = next() + next() * 256;
    const end = written + lengthOf(token & 0x0f) + MATCH_LENGTH_MIN;
    // What is copied may overlap what is being written.
    for (; written < end; written += 1) target[written] = target[written - distance] ?? 0;
  }
  return written;
}
