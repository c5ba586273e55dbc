import { spawnSync } from 'node:child_process';
import { run } from '../../tools/lib/process.ts';

/** Poppler reads what is printed. Throws with what is missing where it is not installed. */
export function requirePoppler(): void {
  for (const program of ['pdftotext', 'pdftoppm']) {
    if (spawnSync(program, ['-v']).error !== undefined)
      throw new Error(`${program} is missing. Install what your system calls poppler-utils (Debian: poppler-utils).`);
  }
}

/** What a PDF says, as text without its line breaks: a long name is broken to fit its column. */
export function textOfPdf(file: string): string {
  return run('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-']);
}

/** Whether each word is there, wherever its lines are broken. Words of two directions are read in the order of the eye. */
export function saysInPdf(file: string, text: string): boolean {
  const whole = run('pdftotext', ['-enc', 'UTF-8', file, '-']);
  const said = withoutSpace(whole);
  return text.split(/\s+/u).every((word) => said.includes(withoutSpace(word)));
}

/** Poppler marks where the direction of the writing changes; a name has no such marks. */
function withoutSpace(text: string): string {
  return text.replace(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, '');
}

/** Draws one page, counted from 1, into `target` without its ending `.png`. */
export function drawPage(file: string, page: number, target: string, dotsPerInch = 110): void {
  const only = ['-f', String(page), '-l', String(page), '-singlefile'];
  run('pdftoppm', ['-png', '-r', String(dotsPerInch), ...only, file, target]);
}
