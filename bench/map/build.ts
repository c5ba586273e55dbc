import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type InlineConfig } from 'vite';
import { PAGE_FOLDER } from './places.ts';

const bench = import.meta.dirname;
/** As for the product: measured is what would be shipped. */
const quiet: InlineConfig = { configFile: false, logLevel: 'error', clearScreen: false };

function page(out: string): InlineConfig {
  return {
    ...quiet,
    root: path.join(bench, 'page'),
    build: {
      outDir: path.join(out, PAGE_FOLDER),
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      // The peers are large; their size is not what is measured.
      chunkSizeWarningLimit: 4_096,
    },
  };
}

function main(out: string): InlineConfig {
  return {
    ...quiet,
    root: bench,
    build: {
      outDir: path.join(out, 'main'),
      emptyOutDir: true,
      target: 'node20.18',
      ssr: path.join(bench, 'electron', 'main.ts'),
      rolldownOptions: { external: ['electron'], output: { format: 'es', entryFileNames: 'main.js' } },
    },
  };
}

/** Builds the bench's app into a folder outside of the checkout, in the product's shape, so that it starts in the same way. */
export async function buildApp(folder: string): Promise<void> {
  const out = path.join(folder, 'out');
  mkdirSync(out, { recursive: true });
  await build(page(out));
  await build(main(out));
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'farshore-bench-map', version: '0.0.0', type: 'module', main: './out/main/main.js' }),
  );
}
