import type { Manifest } from './format.ts';

const TITLE_CHARS_MAX = 40;
const ID_CHARS = 8;

/** A file name that every platform takes: when it was made (UTC), what the run is called, and the beginning of its id. */
export function packName({ madeAt, title, runId }: Pick<Manifest, 'madeAt' | 'title' | 'runId'>): string {
  const when = new Date(madeAt).toISOString().slice(0, 16).replaceAll(':', '').replace('T', '-');
  const words = [when, slugOf(title).slice(0, TITLE_CHARS_MAX), slugOf(runId).slice(0, ID_CHARS)];
  return `evidence-${words.map(trimmed).filter(Boolean).join('-')}.zip`;
}

function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase();
}

function trimmed(text: string): string {
  return text.replace(/^-+|-+$/g, '');
}
