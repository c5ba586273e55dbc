// Writes docs/openapi.json from the one source of the gateway API; a unit test says when it is out of date.
import fs from 'node:fs';
import path from 'node:path';
import { openApiDocument } from '#shared/gateway-api/index.ts';
import { repoRoot } from './setup/places.mjs';

const file = path.join(repoRoot, 'docs', 'openapi.json');
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
console.log(`Wrote ${path.relative(repoRoot, file)}`);
