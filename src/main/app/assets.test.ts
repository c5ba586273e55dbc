import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { assetOf } from './assets.ts';

const bundle = path.resolve('/opt/farshore/out/renderer');
const fileOf = (address: string): string | undefined => assetOf(address, bundle)?.file;

describe('a file of the bundle', () => {
  it('is found by its path', () => {
    expect(assetOf('app://console/index.html', bundle)).toEqual({
      file: path.join(bundle, 'index.html'),
      contentType: 'text/html; charset=utf-8',
    });
    expect(assetOf('app://console/assets/main-1a2b.js', bundle)?.contentType).toMatch(/^text\/javascript/);
  });

  it('is found with a query and a fragment behind it', () => {
    expect(fileOf('app://console/index.html?a=/../b#/map')).toBe(path.join(bundle, 'index.html'));
  });

  it('may have a name that needs encoding', () => {
    expect(fileOf('app://console/a%20b.css')).toBe(path.join(bundle, 'a b.css'));
  });
});

describe('what is not in the bundle', () => {
  it.each([
    'app://console/../main/main.js',
    'app://console/assets/../../main/main.js',
    'app://console/%2e%2e/main/main.js',
    'app://console/..%2fmain%2fmain.js',
    'app://console/..%5c..%5cmain.js',
    'app://console/a%00.html',
    'app://console//etc/hosts.html/../../x.js',
    'app://console/%',
  ])('is refused: %s', (address) => {
    expect(assetOf(address, bundle)).toBeNull();
  });

  it('is refused where the name is decoded twice by somebody else', () => {
    // `%252e` is a file that is called `%2e`, and it stays below the bundle.
    expect(fileOf('app://console/%252e%252e/main.js')).toBe(path.join(bundle, '%2e%2e', 'main.js'));
  });

  it('is refused on any other origin', () => {
    expect(assetOf('app://other/index.html', bundle)).toBeNull();
    expect(assetOf('app://console.evil/index.html', bundle)).toBeNull();
    expect(assetOf('file:///etc/hosts', bundle)).toBeNull();
    expect(assetOf('https://console/index.html', bundle)).toBeNull();
  });

  it('is refused where we do not know its kind', () => {
    expect(assetOf('app://console/', bundle)).toBeNull();
    expect(assetOf('app://console/index', bundle)).toBeNull();
    expect(assetOf('app://console/tool.exe', bundle)).toBeNull();
  });
});
