import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { entitySchemas } from '#shared/gateway-api/index.ts';
import { BODY_SHAPE } from './body-shape.ts';

it('is that of the schemas by which bodies are checked when they come in', () => {
  const schemas = Object.entries(entitySchemas).map(([kind, schema]) => [
    kind,
    z.toJSONSchema(schema, { unrepresentable: 'any' }),
  ]);
  expect(BODY_SHAPE).toBe(createHash('sha256').update(JSON.stringify(schemas)).digest('hex'));
});
