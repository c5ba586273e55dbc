// What a release must never lose. electron-builder takes a misspelt or missing setting without a word.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from './setup/places.mjs';

const settings = fs.readFileSync(path.join(repoRoot, 'electron-builder.yml'), 'utf8');
const manifest = JSON.parse(fs.readFileSync(path.join(repoRoot, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

test.each([
  ['runAsNode', false],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['grantFileProtocolExtraPrivileges', false],
  ['enableEmbeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
])('the fuse %s is %s', (fuse, isOn) => {
  expect(settings).toMatch(new RegExp(`^electronFuses:\\n(?: {2}.*\\n)*? {2}${fuse}: ${String(isOn)}\\n`, 'm'));
});

test('the updater knows whose signature to ask for', () => {
  expect(settings).toMatch(/^win:\n(?: .*\n)*? {2}signtoolOptions:\n(?: {4}.*\n)*? {4}publisherName: \S+/m);
});

test('macOS runs it hardened', () => {
  expect(settings).toMatch(/^ {2}hardenedRuntime: true$/m);
});

test('every script does the set-up that it needs', () => {
  const names = Object.keys(manifest.scripts).filter((name) => !name.startsWith('pre') && name !== 'setup');
  const without = names.filter((name) => !(manifest.scripts[`pre${name}`] ?? '').startsWith('node tools/setup.mjs'));
  expect(without).toEqual([]);
});
