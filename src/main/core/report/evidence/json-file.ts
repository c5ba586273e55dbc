/** Arrays longer than this are written some of their elements a turn. */
const ELEMENTS_A_TURN = 200;
const INDENT = '  ';

/** What `JSON.stringify(value, null, 2)` makes, and a line end: as a person reads it. A verifier takes no other spelling. */
export function jsonOf(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}

/** The same, in pieces: long arrays anywhere in it do not hold up whatever else is to be done. */
export async function jsonInTurns(value: unknown, turn: () => Promise<void>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (const piece of pieces(value, '\n')) {
    parts.push(Buffer.from(piece, 'utf8'));
    await turn();
  }
  return Buffer.concat([...parts, Buffer.from('\n')]);
}

/** `line`: a line end with the indentation of the value's own lines. */
function* pieces(value: unknown, line: string): Generator<string> {
  if (!isLong(value)) yield JSON.stringify(value ?? null, null, 2).replaceAll('\n', line);
  else if (Array.isArray(value)) yield* elements(value, line);
  else yield* fields(Object.entries(value as object), line);
}

function* elements(values: readonly unknown[], line: string): Generator<string> {
  const inner = line + INDENT;
  for (let from = 0; from < values.length; from += ELEMENTS_A_TURN) {
    const some = values.slice(from, from + ELEMENTS_A_TURN);
    const texts = some.map((each) => [...pieces(each, inner)].join(''));
    yield (from === 0 ? `[${inner}` : `,${inner}`) + texts.join(`,${inner}`);
  }
  yield `${line}]`;
}

function* fields(entries: readonly (readonly [string, unknown])[], line: string): Generator<string> {
  const inner = line + INDENT;
  let opening = '{';
  for (const [name, value] of entries) {
    if (value === undefined) continue;
    yield `${opening}${inner}${JSON.stringify(name)}: `;
    yield* pieces(value, inner);
    opening = ',';
  }
  yield `${line}}`;
}

/** Whether a long array is in it. Objects of the pack are few and flat; arrays are what grows. */
function isLong(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.length > ELEMENTS_A_TURN;
  return Object.values(value).some(isLong);
}
