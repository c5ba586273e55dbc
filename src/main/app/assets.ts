import path from 'node:path';
import { ORIGIN } from './origin.ts';

export const HTML = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': HTML,
  '.js': SCRIPT,
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

export interface Asset {
  readonly file: string;
  readonly contentType: string;
}

/**
 * The file of our bundle that an address means, or null where it means none. The address is taken as text and judged
 * before it is decoded once: a parser would already have removed the `..` that we want to refuse.
 */
export function assetOf(address: string, bundleFolder: string): Asset | null {
  if (!address.startsWith(`${ORIGIN}/`)) return null;
  const [encoded = ''] = address.slice(ORIGIN.length).split(/[?#]/, 1);
  const decoded = decodedOnce(encoded);
  if (decoded === null || /[\0\\]/.test(decoded) || decoded.split('/').includes('..')) return null;

  const file = path.resolve(bundleFolder, `.${decoded}`);
  if (!file.startsWith(path.resolve(bundleFolder) + path.sep)) return null;
  const contentType = contentTypes[path.extname(file)];
  return contentType === undefined ? null : { file, contentType };
}

function decodedOnce(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    // Not a valid encoding, so no file of ours has this name.
    return null;
  }
}
