import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

const readBack = (text: string): string[][] => parse(text, { bom: true });

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])('%j is no formula any more', (text) => {
  expect(readBack(csvOf(['name'], [[text]]))[1]).toEqual([`'${text}`]);
});

test('numbers are numbers, also below zero, and nothing is nothing', () => {
  expect(csvOf(['a', 'b', 'c'], [[-1, 2.5, null]])).toBe('\ufeffa,b,c\r\n-1,2.5,\r\n');
});

test('whatever a name holds comes back as it was, but for the apostrophe of what was defused', () => {
  const unit = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ';', 'a', ' ', 'é', '\u2028');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit }), fc.string({ unit })), { minLength: 1 }), (rows) => {
      const back = readBack(csvOf(['a', 'b'], rows)).slice(1);
      const defused = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
      expect(back).toEqual(rows.map((row) => row.map(defused)));
    }),
  );
});
