/** Every text a person reads, by code. English first. Pure. */
export * from './message.ts';
export * from './catalogue.ts';
