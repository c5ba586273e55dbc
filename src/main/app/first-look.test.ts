import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readFirstLook } from './first-look.ts';
import { temporaryFolder } from './testing/folder.ts';

const usual = { theme: 'system', textSize: 100 };

function fileWith(text: string): string {
  const file = path.join(temporaryFolder(), 'preferences.json');
  writeFileSync(file, text);
  return file;
}

it('is what was last chosen', () => {
  const text = JSON.stringify({ theme: 'dark', textSize: 150, language: 'de' });
  expect(readFirstLook(fileWith(text))).toEqual({ theme: 'dark', textSize: 150 });
});

it.each(['', '{', 'null', '[]', '7', '{"theme":"pink","textSize":"150"}', '{"textSize":1000}'])(
  'is the usual one where the file says %j',
  (text) => {
    expect(readFirstLook(fileWith(text))).toEqual(usual);
  },
);

it('is the usual one where there is no file', () => {
  expect(readFirstLook(path.join(temporaryFolder(), 'preferences.json'))).toEqual(usual);
});
