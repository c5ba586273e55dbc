import type { SFTPWrapper } from 'ssh2';
import { fail, succeed, type Outcome } from '../ports.ts';
import type { SshFailure } from './failure.ts';
import type { SshSession } from './session.ts';

/** Runbook files are scripts and settings, not disks. */
export const COPY_BYTES_MAX = 16 * 1024 * 1024;

export type CopyFailure =
  SshFailure | { readonly is: 'refused-by-host'; readonly path: string; readonly detail: string };

/**
 * Copies a file to the host: written beside, then renamed over the old one, so that a cut line leaves the old file whole.
 * `mode` as in `0o640`. Reads it back: what is on the host is what was sent, or the copy failed.
 */
export async function copyFile(
  session: SshSession,
  content: Buffer,
  path: string,
  mode: number,
): Promise<Outcome<{ readonly bytes: number }, CopyFailure>> {
  if (content.length > COPY_BYTES_MAX)
    throw new Error(`a file of ${String(content.length)} bytes is too large to copy`);
  const opened = await session.sftp();
  if (!opened.ok) return opened;
  const sftp = opened.value;
  const beside = `${path}.farshore-new`;
  const closed = new Promise<string>((resolve) => session.onEnd(resolve));
  try {
    return await Promise.race([
      put(sftp, content, { path, beside, mode }),
      closed.then((detail) => fail({ is: 'closed', host: session.target, detail } as const)),
    ]);
  } finally {
    sftp.end();
  }
}

interface Place {
  readonly path: string;
  readonly beside: string;
  readonly mode: number;
}

async function put(
  sftp: SFTPWrapper,
  content: Buffer,
  { path, beside, mode }: Place,
): Promise<Outcome<{ readonly bytes: number }, CopyFailure>> {
  const refused = (detail: string): Outcome<never, CopyFailure> => fail({ is: 'refused-by-host', path, detail });
  try {
    await told((done) => sftp.writeFile(beside, content, { mode }, done));
    await told((done) => sftp.chmod(beside, mode, done));
    const there = await read(sftp, beside);
    if (!there.equals(content)) return refused('What is there is not what was sent.');
    await renameOver(sftp, beside, path);
    return succeed({ bytes: content.length });
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

/** Plain SFTP refuses to rename over a file; OpenSSH's extension does it in one step. */
async function renameOver(sftp: SFTPWrapper, from: string, to: string): Promise<void> {
  await told((done) => sftp.ext_openssh_rename(from, to, done));
}

function read(sftp: SFTPWrapper, path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    sftp.readFile(path, (error: Error | undefined, content: Buffer) => (error ? reject(error) : resolve(content)));
  });
}

function told(begin: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    begin((error) => (error ? reject(error) : resolve()));
  });
}
