/** The contract between a window and the console. Pure. */
export * from './connection.ts';
export * from './estate.ts';
export * from './packed-picture.ts';
export * from './review.ts';
export * from './offline.ts';
export * from './offline-verbs.ts';
export * from './run.ts';
export * from './contract.ts';
export * from './preferences.ts';
export * from './desktop.ts';
export * from './bridge.ts';
export * from './plan.ts';
