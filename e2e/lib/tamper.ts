import { filesOf, forged, linesOf, recomputed, setLines } from '../../src/main/core/report/evidence/testing/forge.ts';

/* What somebody does to an evidence pack before handing it on. Each is a file that opens, or nearly. */

/** Whoever has this program, but not the installation's key. */
const STRANGER = 66;
/** Changed bytes are spread over the whole file. */
const PLACES = 8;

/** Copies with one byte changed: the first, the last, and some in between. */
export function withChangedBytes(zip: Uint8Array): readonly Uint8Array[] {
  const places = Array.from({ length: PLACES + 1 }, (_, index) => Math.floor(((zip.length - 1) * index) / PLACES));
  return places.map((place) => zip.with(place, (zip[place] ?? 0) ^ 1));
}

/** The file cut short; and its newest records left out, with everything signed anew. */
export async function withoutTail(zip: Uint8Array): Promise<readonly Uint8Array[]> {
  const lines = linesOf(filesOf(zip));
  const kept = lines.slice(0, Math.floor(lines.length / 2));
  const shorter = await forged(zip, { edit: (files) => setLines(files, kept), by: STRANGER });
  return [zip.subarray(0, -1), zip.subarray(0, zip.length / 2), shorter];
}

/** Another history: a record says another time, all links behind it are made anew, and everything is signed again. */
export async function rewritten(zip: Uint8Array, runId: string): Promise<Uint8Array> {
  const lines = linesOf(filesOf(zip));
  const changed = Math.floor(lines.length / 2);
  const otherwise = lines.map((line, index) =>
    index === changed ? { ...line, text: line.text.replace(/"at":(\d)/, '"at":9$1') } : line,
  );
  if (otherwise[changed]?.text === lines[changed]?.text)
    throw new Error('the record tells no time that could be changed');
  const anew = await recomputed(otherwise, STRANGER, runId);
  return forged(zip, { edit: (files) => setLines(files, anew), by: STRANGER });
}
