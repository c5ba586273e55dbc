const NUMBERS_MAX = 16;

/** "0, 1" as numbers within bounds; null where it is not that. Pure. */
export function numbersIn(text: string, min: number, max: number): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const numbers = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN));
  const isRight = numbers.every((number) => number >= min && number <= max);
  return isRight && parts.length > 0 && parts.length <= NUMBERS_MAX ? [...new Set(numbers)] : null;
}

export function numbersWords(numbers: readonly number[]): string {
  return numbers.join(', ');
}

/** "640" as in 0o640; null where it is no such thing. Pure. */
export function modeIn(text: string): number | null {
  return /^\s*0?[0-7]{3}\s*$/.test(text) ? Number.parseInt(text, 8) : null;
}

export function modeWords(mode: number): string {
  return mode.toString(8).padStart(3, '0');
}
