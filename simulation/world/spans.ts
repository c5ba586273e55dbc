/** Faults strike only in this part of a world's life; afterwards everything must come to a good end. */
export const TROUBLE_MS = 180_000;
