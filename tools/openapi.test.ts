import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '#shared/gateway-api/index.ts';
import { repoRoot } from './setup/places.mjs';

describe('docs/openapi.json', () => {
  test('is what the schemas say (npm run openapi writes it anew)', () => {
    const committed: unknown = JSON.parse(fs.readFileSync(path.join(repoRoot, 'docs', 'openapi.json'), 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });
});
