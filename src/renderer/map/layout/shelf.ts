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

/** What `shelve` would measure, without a place for each: most of what is tried needs none. */
export function shelvedSize(sizes: readonly Size[], maxWidth: number, gap: number): Size {
  let x = 0;
  let h = 0;
  let shelfHeight = 0;
  let w = 0;
  for (const size of sizes) {
    if (x > 0 && x + size.w > maxWidth) {
      h += shelfHeight + gap;
      x = 0;
      shelfHeight = 0;
    }
    shelfHeight = Math.max(shelfHeight, size.h);
    w = Math.max(w, x + size.w);
    x += size.w + gap;
  }
  return { w, h: h + shelfHeight };
}

/** What would be set on the shelf next: which box, where it would end, how many stand there already. */
export interface Next {
  readonly index: number;
  readonly right: number;
  readonly onShelf: number;
}

export function shelve(sizes: readonly Size[], gap: number, startsShelf: (next: Next) => boolean): Shelved {
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
  sizes.forEach((size, index) => {
    if (x > 0 && startsShelf({ index, right: x + size.w, onShelf: index - shelfStart })) {
      endShelf();
      y += shelfHeight + gap;
      x = 0;
      shelfHeight = 0;
    }
    places.push({ x, y, w: size.w, h: size.h });
    shelfHeight = Math.max(shelfHeight, size.h);
    width = Math.max(width, x + size.w);
    x += size.w + gap;
  });
  endShelf();
  return { w: width, h: sizes.length === 0 ? 0 : y + shelfHeight, places };
}
