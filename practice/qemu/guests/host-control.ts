import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * The control of a machine room, for whoever may open its socket: a line is asked (`domstate VM`, `destroy VM`), a line
 * is answered, as by a hypervisor's own daemon. `hypervisor/guestctl` is the program that asks.
 */
export interface ControlledRoom {
  isOn(vm: string): boolean;
  /** Cuts a machine's power; done when its process is gone. */
  cut(vm: string): Promise<void>;
}

const LINE_CHARS_MAX = 1_000;

async function answerTo(line: string, room: ControlledRoom): Promise<string> {
  const [verb = '', ...rest] = line.trim().split(' ');
  const vm = rest.join(' ');
  const isKnown = verb === 'destroy' || verb === 'domstate';
  if (!isKnown || vm === '') return 'error: ask “domstate VM” or “destroy VM”';
  if (verb === 'domstate') return room.isOn(vm) ? 'running' : 'shut off';
  if (!room.isOn(vm)) return `error: ${vm} is not running`;
  await room.cut(vm);
  return `${vm} destroyed`;
}

function serve(socket: Socket, room: ControlledRoom): void {
  socket.on('error', () => socket.destroy());
  createInterface({ input: socket }).once('line', (line) => {
    void answerTo(line.slice(0, LINE_CHARS_MAX), room).then((answer) => socket.end(`${answer}\n`));
  });
}

/** Its owner alone may open it, until he says otherwise. */
export function openControl(path: string, room: ControlledRoom): void {
  const before = process.umask(0o177);
  createServer((socket) => serve(socket, room)).listen(path, () => process.umask(before));
}
