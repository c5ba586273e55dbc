import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ed25519Key } from '#shared/domain/index.ts';
import type { OwnKeys } from '../../src/main/core/report/evidence/verdict.ts';

export const usage = `Judges an evidence pack, without a network and without a console.

  npm run -s verify -- FILE [options]

  --gateway-key KEY       your own copy of the provider's receipt key: base64, or a file with it (or with PEM)
  --installation-key KEY  your own copy of the console's installation key
  --json                  one JSON object on standard output
  --help

Without your own copy a key inside the pack is believed. Whoever makes a pack can put a key of their own there.
Exit code: 0 it holds, 1 it does not, 2 there is nothing to judge.`;

export interface VerifyOptions {
  readonly file: string;
  readonly own: OwnKeys;
  readonly json: boolean;
}

/** The options of a command line. Throws with a sentence where they are not right. */
export function readOptions(args: readonly string[]): VerifyOptions | 'help' {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'gateway-key': text, 'installation-key': text, json: flag, help: flag },
  });
  if (values.help) return 'help';
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('name one file: npm run -s verify -- FILE (--help)');
  const own = {
    gateway: keyOf('--gateway-key', values['gateway-key']),
    installation: keyOf('--installation-key', values['installation-key']),
  };
  return { file, own, json: values.json };
}

/** Base64 of the SPKI form, from an option that is that, a PEM text, or a file with one of them. */
function keyOf(option: string, given: string | undefined): string | null {
  if (given === undefined) return null;
  const text = (existsSync(given) ? readFileSync(given, 'utf8') : given).trim();
  const key = ed25519Key.safeParse(text.startsWith('-----') ? spkiOf(option, text) : text);
  if (key.success) return key.data;
  throw new Error(`${option}: neither a file nor ${key.error.issues[0]?.message ?? 'a key'}`);
}

function spkiOf(option: string, pem: string): string {
  try {
    return createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64');
  } catch {
    throw new Error(`${option}: the PEM text is no public key`);
  }
}
