/** Boxes set on shelves from left to right: simple, and a box keeps its place when another grows far behind it. */
export interface Size {
  readonly w: number;
  readonly h: number;
}

export interface Shelved {
  readonly w: number;
  readonly h: number;
  /** Place of each box; `h` is that of its shelf, so that neighbours end on one line. */
  readonly places: readonly { readonly x: number; readonly y: number; readonly w: number; readonly h: number }[];
}

export function shelve(
  sizes: readonly Size[],
  maxWidth: number,
  gap: number,
  perShelf: number = Number.POSITIVE_INFINITY,
): Shelved {
  const places: { x: number; y: number; w: number; h: number }[] = [];
  let x = 0;
  let y = 0;
  let shelfHeight = 0;
  let shelfStart = 0;
  let width = 0;
  const endShelf = () => {
    for (const place of places.slice(shelfStart)) place.h = shelfHeight;
    shelfStart = places.length;
  };
  for (const size of sizes) {
    const isFull = x + size.w > maxWidth || places.length - shelfStart >= perShelf;
    if (x > 0 && isFull) {
      endShelf();
      y += shelfHeight + gap;
      x = 0;
      shelfHeight = 0;
    }
    places.push({ x, y, w: size.w, h: size.h });
    shelfHeight = Math.max(shelfHeight, size.h);
    width = Math.max(width, x + size.w);
    x += size.w + gap;
  }
  endShelf();
  return { w: width, h: sizes.length === 0 ? 0 : y + shelfHeight, places };
}
