import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { estateOf } from '../../map/testing/estates.ts';
import { LeftOut } from './LeftOut.tsx';

const picture = estateOf({ lonA: [200] });
const leftOut = (count: number) =>
  Array.from({ length: count }, (_none, at) => ({ vmId: `vm-${at}`, why: 'left.unprotected' as const }));

it('lists every VM that a plan leaves out, however many they are', () => {
  const html = renderToStaticMarkup(createElement(LeftOut, { picture, left: leftOut(180) }));
  expect(html).toContain('aria-rowcount="180"');
});

it('is not there where nobody is left out', () => {
  expect(renderToStaticMarkup(createElement(LeftOut, { picture, left: [] }))).toBe('');
});
