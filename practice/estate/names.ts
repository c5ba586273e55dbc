const SLUG_CHARS_MAX = 80;

/** A name as part of an id: lower case, no more than letters, digits, dots and dashes. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, SLUG_CHARS_MAX);
  return plain === '' ? 'unnamed' : plain;
}

/** Gives every name its own slug, in the order asked: the second `web 01` becomes `web-01.2`. */
export class Slugs {
  readonly #taken = new Map<string, number>();
  readonly #used = new Set<string>();

  for(name: string): string {
    const base = slug(name);
    let count = this.#taken.get(base) ?? 0;
    let candidate: string;
    do {
      count += 1;
      candidate = count === 1 ? base : `${base}.${String(count)}`;
    } while (this.#used.has(candidate));
    this.#taken.set(base, count);
    this.#used.add(candidate);
    return candidate;
  }
}
