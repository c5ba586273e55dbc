import { parse } from 'csv-parse/sync';
import { EstateFileError } from './error.ts';
import { ROWS_MAX } from './limits.ts';

const RECORD_BYTES_MAX = 1_048_576;

/** UTF-8, or what Excel makes of an export: UTF-16 with its mark, or the Western code page. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator is the candidate that the heading row has most of, outside quotes. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best), ',');
}

/** The rows of a CSV export, its headings first. */
export function recordsOf(bytes: Uint8Array): string[][] {
  const text = textOf(bytes);
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      max_record_size: RECORD_BYTES_MAX,
      to: ROWS_MAX + 2,
    });
    return records;
  } catch (error) {
    const { message, lines } = error as { message?: string; lines?: number };
    throw new EstateFileError(
      `line ${String(lines ?? '?')} is not CSV (${message ?? 'unknown'})`,
      'Export the vInfo tab again, or mend the quotes in that line',
    );
  }
}
