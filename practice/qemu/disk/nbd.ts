import type { Socket } from 'node:net';
import { connectWhenThere } from '../socket.ts';

/**
 * The client side of the network block device protocol, as much of it as reading and writing an exported image takes:
 * fixed newstyle negotiation, one request at a time, simple replies.
 */
const GREETING = 0x4e42444d41474943n;
const OPTION = 0x49484156454f5054n;
const OPTION_REPLY = 0x3e889045565a9n;
const REQUEST = 0x25609513;
const REPLY = 0x67446698;
const FIXED_NEWSTYLE_NO_ZEROES = 3;
const OPT_GO = 7;
const REP_ACK = 1;
const REP_INFO = 3;
const INFO_EXPORT = 0;
const commands = { read: 0, write: 1, disconnect: 2, flush: 3 } as const;
const connecting = { withinMs: 30_000, everyMs: 20 } as const;

/** Gives the bytes of a socket in the pieces that are asked for. */
class Reader {
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #wanted: { readonly bytes: number; readonly done: (bytes: Buffer) => void } | null = null;
  #failed: ((error: Error) => void) | null = null;

  constructor(socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      this.#serve();
    });
    const end = (): void => this.#failed?.(new Error('the export ended'));
    socket.on('close', end).on('error', end);
  }

  take(bytes: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#wanted = { bytes, done: resolve };
      this.#failed = reject;
      this.#serve();
    });
  }

  #serve(): void {
    if (this.#wanted === null || this.#length < this.#wanted.bytes) return;
    const { bytes, done } = this.#wanted;
    const all = this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
    this.#chunks.length = 0;
    if (all.length > bytes) this.#chunks.push(all.subarray(bytes));
    this.#length = all.length - bytes;
    this.#wanted = null;
    done(all.subarray(0, bytes));
  }
}

/** An open export. */
export class Nbd {
  readonly #socket: Socket;
  readonly #reader: Reader;
  bytes = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#reader = new Reader(socket);
  }

  static async open(path: string): Promise<Nbd> {
    const nbd = new Nbd(await connectWhenThere(path, connecting));
    await nbd.#negotiate();
    return nbd;
  }

  read(start: number, length: number): Promise<Buffer> {
    return this.#request(commands.read, start, length);
  }

  async write(start: number, data: Buffer): Promise<void> {
    await this.#request(commands.write, start, data.length, data);
  }

  async flush(): Promise<void> {
    await this.#request(commands.flush, 0, 0);
  }

  close(): void {
    this.#socket.end(requestHead(commands.disconnect, 0, 0));
  }

  async #negotiate(): Promise<void> {
    const hello = await this.#reader.take(18);
    if (hello.readBigUInt64BE(0) !== GREETING || hello.readBigUInt64BE(8) !== OPTION) throw new Error('no NBD export');
    const flags = Buffer.alloc(4);
    flags.writeUInt32BE(FIXED_NEWSTYLE_NO_ZEROES);
    const go = Buffer.alloc(22);
    go.writeBigUInt64BE(OPTION, 0);
    go.writeUInt32BE(OPT_GO, 8);
    go.writeUInt32BE(6, 12);
    this.#socket.write(Buffer.concat([flags, go]));
    while (!(await this.#optionDone()));
  }

  /** Reads one reply to the option; answers whether it was the last. */
  async #optionDone(): Promise<boolean> {
    const head = await this.#reader.take(20);
    const type = head.readUInt32BE(12);
    const data = await this.#reader.take(head.readUInt32BE(16));
    if (head.readBigUInt64BE(0) !== OPTION_REPLY || type >= 0x80000000) throw new Error('the export was refused');
    if (type === REP_INFO && data.readUInt16BE(0) === INFO_EXPORT) this.bytes = Number(data.readBigUInt64BE(2));
    return type === REP_ACK;
  }

  async #request(command: number, start: number, length: number, data?: Buffer): Promise<Buffer> {
    const head = requestHead(command, start, length);
    this.#socket.write(data === undefined ? head : Buffer.concat([head, data]));
    const reply = await this.#reader.take(16);
    const error = reply.readUInt32BE(4);
    if (reply.readUInt32BE(0) !== REPLY || error !== 0) throw new Error(`the export answered with error ${error}`);
    return command === commands.read ? this.#reader.take(length) : Buffer.alloc(0);
  }
}

function requestHead(command: number, start: number, length: number): Buffer {
  const head = Buffer.alloc(28);
  head.writeUInt32BE(REQUEST, 0);
  head.writeUInt16BE(command, 6);
  head.writeBigUInt64BE(BigInt(start), 16);
  head.writeUInt32BE(length, 24);
  return head;
}
