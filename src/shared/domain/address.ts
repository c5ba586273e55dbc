/** Which kind of internet address a text is; null where it is none. */
export function addressKind(text: string): 4 | 6 | null {
  if (numberOf(text) !== null) return 4;
  return isVersion6(text) ? 6 : null;
}

/** Whether an address lies in a block such as `192.0.2.0/24`. Null where that cannot be said: no block, or not version 4. */
export function isInBlock(address: string, block: string | null): boolean | null {
  const [base = '', bits = ''] = (block ?? '').split('/');
  const [at, from] = [numberOf(address), numberOf(base)];
  if (at === null || from === null || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return null;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(at / size) === Math.floor(from / size);
}

/** The first address of a block, where gateways usually are; null where the block is not known. */
export function firstAddressOf(block: string | null): string | null {
  const from = numberOf((block ?? '').split('/')[0] ?? '');
  if (from === null) return null;
  const first = from + 1;
  return [24, 16, 8, 0].map((shift) => String(Math.floor(first / 2 ** shift) % 256)).join('.');
}

function numberOf(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isVersion6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const isWhole = groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group));
  return isWhole && (halves.length === 2 ? groups.length <= 7 : groups.length === 8);
}
