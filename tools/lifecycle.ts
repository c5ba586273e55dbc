// Writes docs/LIFECYCLE.md from the lifecycle table; a unit test says when it is out of date.
import fs from 'node:fs';
import path from 'node:path';
import { lifecycleDocument } from './lifecycle-document.ts';
import { repoRoot } from './setup/places.mjs';

const file = path.join(repoRoot, 'docs', 'LIFECYCLE.md');
fs.writeFileSync(file, lifecycleDocument());
console.log(`Wrote ${path.relative(repoRoot, file)}`);
