/** Every text a person reads, by code, in each language. Pure. */
export * from './language.ts';
export * from './message.ts';
export * from './catalogue.ts';
