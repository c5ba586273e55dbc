import { expect, it } from 'vitest';
import { packPicture, unpackPicture } from './packed-picture.ts';
import type { EstatePicture } from './estate.ts';

it('brings every name as it is, whatever is in it', () => {
  const names = ['web-01', 'two\nlines', '"quoted", with a comma', '<b>bold</b>', '\u2028\u0000', ''];
  const picture = {
    connectionId: 'c',
    vmIds: ['a', 'b'],
    names,
    look: Uint8Array.of(1, 2),
  } as unknown as EstatePicture;
  expect(unpackPicture(structuredClone(packPicture(picture)))).toEqual(picture);
});
