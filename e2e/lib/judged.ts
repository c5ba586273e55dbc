import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { nodePath } from '../../tools/lib/node.ts';

const command = path.join(import.meta.dirname, '..', '..', 'tools', 'verify.ts');

/** The keys that a person has from elsewhere; null where they have none. */
export interface Keys {
  readonly gateway: string;
  readonly installation: string | null;
}

export interface Judgement {
  /** What the command's exit code says. */
  readonly holds: boolean;
  readonly anchored: boolean;
  readonly codes: readonly string[];
}

/** What the offline verifier says of a file, run as its own program. */
export function judged(file: string, { gateway, installation }: Keys): Judgement {
  const keys = ['--gateway-key', gateway, ...(installation === null ? [] : ['--installation-key', installation])];
  const { status, stdout } = spawnSync(nodePath, [command, file, ...keys, '--json'], { encoding: 'utf8' });
  const verdict = JSON.parse(stdout) as {
    readonly anchored: boolean;
    readonly findings: readonly { readonly code: string }[];
  };
  return { holds: status === 0, anchored: verdict.anchored, codes: verdict.findings.map(({ code }) => code) };
}

/** The same of bytes that somebody tampered with, kept in `scratch` for the moment. */
export function judgedBytes(bytes: Uint8Array, scratch: string, keys: Keys): Judgement {
  writeFileSync(scratch, bytes);
  return judged(scratch, keys);
}
