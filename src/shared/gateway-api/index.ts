/**
 * The contract between a console and a provider's gateway, version 1: HTTPS, JSON, RFC 9457 problems. One source: the
 * OpenAPI document under `docs/` is generated from these schemas. Pure.
 */
export * from './entities.ts';
export * from './feed.ts';
export * from './problem.ts';
export * from './session.ts';
export * from './runs.ts';
export * from './receipts.ts';
export * from './operations.ts';
export * from './plans.ts';
export * from './routes.ts';
export { openApiDocument } from './openapi.ts';
