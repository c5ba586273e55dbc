// Judges an evidence pack, without a network and without a console: `npm run -s verify -- FILE`. Exit code 0 where it holds
// (anchored or not: that is said), 1 where it does not, 2 where there is nothing to judge.
import { closeSync, openSync, readSync } from 'node:fs';
import process from 'node:process';
import { PACK_BOUNDS } from '../src/main/core/report/evidence/format.ts';
import { verifyPack } from '../src/main/core/report/evidence/verify/verify-pack.ts';
import { readOptions, usage } from './verify/options.ts';
import { wordsOf } from './verify/words.ts';

/** One byte more than a pack may have tells that it has too many. */
function readBounded(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(PACK_BOUNDS.bytesMax + 1);
    let read = 0;
    for (let more = -1; more !== 0 && read < bytes.length; read += more) {
      more = readSync(handle, bytes, read, bytes.length - read, null);
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(usage);
  else {
    const verdict = verifyPack(readBounded(options.file), options.own);
    if (options.json) console.log(JSON.stringify(verdict));
    else console.log(wordsOf(options.file, verdict));
    process.exitCode = verdict.verified ? 0 : 1;
  }
} catch (cause) {
  const error = cause instanceof Error ? cause.message : String(cause);
  console.error(`verify: ${error}`);
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ verified: false, anchored: false, findings: [], error }));
  }
  process.exitCode = 2;
}
