import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf, element } from './html.ts';

const page = (body: ReturnType<typeof element>, title = 'Title') =>
  documentOf({ language: 'en', title, style: 'body { margin: 0 }', body });

test('a text is text, whatever stands in it', () => {
  const written = element('td', {}, '<img src=x onerror=alert(1)> & "so" \'on\'').toString();
  expect(written).toBe('<td>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;so&quot; &#39;on&#39;</td>');
});

test('no text opens or closes anything, in an element, in an attribute or in the title', () => {
  const marksOf = (text: string): string => page(element('p', { class: text }, text), text).replace(/[^<>"]/g, '');
  const unit = fc.constantFrom('<', '>', '"', "'", '&', '/', ';', '=', '-', '!', 'a', ' ', '\n', '\0', 'é', '\ud800');
  fc.assert(fc.property(fc.string({ unit }), (text) => marksOf(text) === marksOf('')));
  expect(marksOf('<b class="c">')).toBe(marksOf(''));
});

test('children stand in their order, and what is null is left out', () => {
  const items = ['a', 'b'].map((text) => element('li', {}, text));
  expect(element('ul', {}, items, null, element('li', {}, 3)).toString()).toBe(
    '<ul><li>a</li><li>b</li><li>3</li></ul>',
  );
});

test('a document lets nothing in and nothing out, but for its own style', () => {
  expect(page(element('p', {}, 'a'))).toContain(
    "content=\"default-src 'none'; style-src 'sha256-mX+s7KJgWpgxJola85xdpAFPBQaV091gzM2oPjgTW2w='; base-uri 'none'; form-action 'none'\"",
  );
});

test('characters that no document may hold become visible, line breaks stay', () => {
  expect(element('td', {}, 'a\u0000b\u001bc\nd\ud800').toString()).toBe('<td>a\ufffdb\ufffdc\nd\ufffd</td>');
});

test('what would turn the text beside it around becomes visible; a language that runs the other way stays', () => {
  expect(element('td', {}, 'invoice\u202egpj.exe').toString()).toBe('<td>invoice\ufffdgpj.exe</td>');
  expect(element('td', {}, '\u2067a\u2069').toString()).toBe('<td>\ufffda\ufffd</td>');
  expect(element('td', {}, 'שרת \u200f1').toString()).toBe('<td>שרת \u200f1</td>');
});

test('a drawing’s words are escaped like all others', () => {
  const label = element('svg', { viewBox: '0 0 1 1' }, element('title', {}, '</title><script>'));
  expect(label.toString()).toBe('<svg viewBox="0 0 1 1"><title>&lt;/title&gt;&lt;script&gt;</title></svg>');
});
