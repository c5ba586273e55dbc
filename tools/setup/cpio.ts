// Writes the archive format that the Linux kernel unpacks as its first file system (newc, initramfs.rst).

export interface ArchiveFile {
  /** Relative, without a leading slash. */
  readonly name: string;
  /** Null for a folder. */
  readonly content: Buffer | null;
  readonly executable: boolean;
}

const FOLDER = 0o040755;
const FILE = 0o100644;
const PROGRAM = 0o100755;
const END = 'TRAILER!!!';

const hex = (value: number): string => value.toString(16).padStart(8, '0');
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

function entry(name: string, mode: number, inode: number, content: Buffer): Buffer {
  // Everything belongs to root and is as old as time itself: the same files make the same archive.
  const fields = [inode, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length + 1, 0];
  const head = `070701${fields.map(hex).join('')}${name}\0`;
  return Buffer.concat([padded(Buffer.from(head)), padded(content)]);
}

const modeOf = ({ content, executable }: ArchiveFile): number =>
  content === null ? FOLDER : executable ? PROGRAM : FILE;

/** A folder must stand before what is in it. */
export function cpioOf(files: readonly ArchiveFile[]): Buffer {
  const entries = files.map((file, place) =>
    entry(file.name, modeOf(file), place + 1, file.content ?? Buffer.alloc(0)),
  );
  return Buffer.concat([...entries, entry(END, 0, 0, Buffer.alloc(0))]);
}
