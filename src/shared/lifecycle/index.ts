/** The lifecycle of a replica as data, read by the engine, the screens and the documents. Pure. */
export * from './table.ts';
export * from './judge.ts';
