/** Reads one module after another: between two of them the window is answered. */
export async function readInPieces(pieces: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const read of pieces) await read();
}
