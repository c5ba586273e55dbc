import Database from 'better-sqlite3';
import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import type { Task } from './child-process.ts';
import type { Sync } from './figures.ts';

const session = z.object({ accessToken: z.string() });

/** As large as the product's transactions. */
const ROWS_PER_TRANSACTION = 256;
const NEWLINE = 0x0a;

function open(task: Task, options: RequestOptions, body?: string): Promise<IncomingMessage> {
  const [host, port] = task.target.address.split(':');
  return new Promise((resolve, reject) => {
    // The certificate is the practice provider's own, on this machine: the floor measures, it protects nothing.
    const sent = request({ host, port, rejectUnauthorized: false, agent: false, ...options }, resolve);
    sent.once('error', reject);
    sent.end(body);
  });
}

async function signIn(task: Task): Promise<string> {
  const { account, password } = task.target;
  const headers = { 'content-type': 'application/json' };
  const reply = await open(
    task,
    { method: 'POST', path: '/v1/sessions', headers },
    JSON.stringify({ account, password }),
  );
  return session.parse(await json(reply)).accessToken;
}

/** The least that any console would do: read the bytes, cut and parse the lines, insert each with a prepared statement. */
export const floor: Sync = async (task, begin) => {
  const token = await signIn(task);
  const database = new Database(task.cachePath);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('CREATE TABLE line (kind TEXT, id TEXT, text TEXT)');
  const insert = database.prepare('INSERT INTO line (kind, id, text) VALUES (?, ?, ?)');
  const counts = { replicas: 0, restorePoints: 0 };
  const save = database.transaction((lines: readonly string[]) => {
    for (const text of lines) {
      const line = JSON.parse(text) as { kind?: string; id?: string; body?: { points?: readonly unknown[] } };
      if (line.kind === undefined) continue;
      insert.run(line.kind, line.id, text);
      if (line.kind === 'replica') counts.replicas += 1;
      if (line.kind === 'points') counts.restorePoints += line.body?.points?.length ?? 0;
    }
  });

  begin();
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' };
  const reply = await open(task, { path: '/v1/changes', headers });
  const packed = reply.headers['content-encoding'] === 'gzip';
  await eachBatch(packed ? reply.pipe(createGunzip({ chunkSize: 262_144 })) : reply, save);
  setImmediate(() => database.close());
  return { ...counts, replicaIds: [] };
};

async function eachBatch(bytes: AsyncIterable<unknown>, save: (lines: readonly string[]) => void): Promise<void> {
  let rest = Buffer.alloc(0);
  let lines: string[] = [];
  for await (const chunk of bytes) {
    const all = Buffer.concat([rest, chunk as Buffer]);
    let from = 0;
    for (let at = all.indexOf(NEWLINE); at >= 0; at = all.indexOf(NEWLINE, from)) {
      lines.push(all.toString('utf8', from, at));
      from = at + 1;
      if (lines.length < ROWS_PER_TRANSACTION) continue;
      save(lines);
      lines = [];
    }
    rest = all.subarray(from);
  }
  save(lines);
}
