/** Where a key leads in a list of so many rows; null for a key that leads nowhere. */
export function placeAfter(key: string, place: number, count: number, page: number): number | null {
  const last = count - 1;
  const within = (at: number) => Math.max(0, Math.min(last, at));
  switch (key) {
    case 'ArrowDown':
      return within(place + 1);
    case 'ArrowUp':
      return within(place - 1);
    case 'PageDown':
      return within(place + page);
    case 'PageUp':
      return within(place - page);
    case 'Home':
      return 0;
    case 'End':
      return within(last);
    default:
      return null;
  }
}
