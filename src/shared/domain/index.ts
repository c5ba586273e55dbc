/** The vocabulary of Farshore: what exists, as types with their runtime schemas. Pure. Terms: docs/GLOSSARY.md. */
export * from './time.ts';
export * from './tenant.ts';
export * from './site.ts';
export * from './network.ts';
export * from './vm.ts';
export * from './points.ts';
export * from './infection.ts';
export * from './replica.ts';
export * from './evidence.ts';
export * from './run.ts';
export * from './host-act.ts';
export * from './operation.ts';
export * from './rpo.ts';
export * from './blocker.ts';
export * from './plan.ts';
