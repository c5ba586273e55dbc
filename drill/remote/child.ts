// A console in a process of its own, so that it can be killed, stopped and started as a process can.
import { argv } from 'node:process';
import process from 'node:process';
import { openDrillConsole } from '../console.ts';
import type { RemoteReady, RemoteReply, RemoteRequest } from './protocol.ts';

const dataFolder = argv[2];
const armingMs = Number(argv[3]);
if (dataFolder === undefined || !(armingMs > 0) || process.send === undefined)
  throw new Error('to be forked with a data folder and a countdown in milliseconds');

const tell = process.send.bind(process) as (message: RemoteReady | RemoteReply) => void;
const console_ = await openDrillConsole({ dataFolder, armingMs });

process.on('message', ({ number, channel, request }: RemoteRequest) => {
  void console_.ask(channel, request).then((answer) => {
    tell({ number, answer });
  });
});
process.on('disconnect', () => {
  void console_.close();
});
tell({ ready: true });
