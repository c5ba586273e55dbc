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

/** Whether the text is there, wherever its lines are broken. */
export function saysInPdf(file: string, text: string): boolean {
  const whole = run('pdftotext', ['-enc', 'UTF-8', file, '-']);
  return withoutSpace(whole).includes(withoutSpace(text));
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Draws one page, counted from 1, into `target` without its ending `.png`. */
export function drawPage(file: string, page: number, target: string, dotsPerInch = 110): void {
  const only = ['-f', String(page), '-l', String(page), '-singlefile'];
  run('pdftoppm', ['-png', '-r', String(dotsPerInch), ...only, file, target]);
}
