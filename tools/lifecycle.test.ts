import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lifecycle } from '#shared/lifecycle/index.ts';
import type { ActionRule } from '#shared/lifecycle/index.ts';
import { catalogues, textIn } from '#shared/texts/index.ts';
import { lifecycleDocument } from './lifecycle-document.ts';
import { repoRoot } from './setup/places.mjs';

describe('docs/LIFECYCLE.md', () => {
  test('is what the table says (npm run lifecycle writes it anew)', () => {
    expect(fs.readFileSync(path.join(repoRoot, 'docs', 'LIFECYCLE.md'), 'utf8')).toBe(lifecycleDocument());
  });

  test.each(Object.values(lifecycle) as readonly ActionRule[])('has words for everything about $action', (rule) => {
    const codes = [rule.needsText, rule.losesText, rule.destroysText, rule.undoText, rule.failureText];
    for (const code of codes) if (code !== null) expect(textIn(catalogues.en, code)).toBeDefined();
  });
});
