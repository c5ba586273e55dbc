const LENGTH_MAX = 100;
/** What Windows keeps for itself, with or without an ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name for a file on every platform, without its ending; what no file may be called by becomes a space. */
export function fileNameOf(parts: readonly string[]): string {
  const name = parts
    .join(' ')
    .replace(/\p{Surrogate}/gu, ' ')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069<>:"/\\|?*\ufffd]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  const short = Array.from(name)
    .slice(0, LENGTH_MAX)
    .join('')
    .replace(/[. ]+$/, '');
  return short === '' || DEVICES.test(short) ? `paper ${short}`.trim() : short;
}
