import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test('a name of people becomes the name of a file, on every platform', () => {
  expect(fileNameOf(['Runbook', 'LON-A full site', '2026-11-23 0810'])).toBe('Runbook LON-A full site 2026-11-23 0810');
  expect(fileNameOf(['../../etc/passwd'])).toBe('etc passwd');
  expect(fileNameOf(['a\r\nb\u202etxt.exe "c" <d>'])).toBe('a b txt.exe c d');
  expect(fileNameOf(['x'.repeat(500)])).toHaveLength(100);
});

test('there is always a name that can be used', () => {
  expect(fileNameOf(['...'])).toBe('paper');
  expect(fileNameOf(['NUL'])).toBe('paper NUL');
  expect(fileNameOf(['a. '])).toBe('a');
});
