// Three bundles: the console (main process), the preload and the window. `out/` must be self-contained, because a run
// copies it away from node_modules; what cannot be bundled, the SQLite addon, is copied to out/native.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
const inRoot = (...parts: string[]): string => path.join(root, ...parts);

/** ssh2 tries these two inside a `try` and does without them: they are speed, and would need a compiler. */
const optionalNatives = ['cpu-features', /\/sshcrypto\.node$/];

/** The app looks for its addon by platform and architecture, so that one packed for another machine is never loaded. */
function copyAddon(): Plugin {
  return {
    name: 'farshore-copy-addon',
    apply: 'build',
    closeBundle() {
      const prebuilds = path.join(
        path.dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json')),
        'prebuilds',
      );
      const file = `${process.platform}-${process.arch}.node`;
      fs.mkdirSync(inRoot('out', 'native'), { recursive: true });
      fs.copyFileSync(path.join(prebuilds, file), inRoot('out', 'native', file));
    },
  };
}

/** The words of react-aria for screen readers in the languages that we do not speak: 32 of 34, and a third of the script. */
function onlyOurLanguages(): Plugin {
  const isOther =
    /[\\/](?:react-aria|react-stately|react-aria-components)[\\/].*[\\/]intl[\\/].*\b(?!en-US|de-DE)[a-z]{2}-[A-Z]{2}\.m?js$/;
  return {
    name: 'farshore-only-our-languages',
    enforce: 'pre',
    load: (id) => (isOther.test(id) ? 'export default {};' : null),
  };
}

/** Schemas and tables of `shared` do nothing by being there: who uses one of a room's words need not carry the others. */
const treeshake = { moduleSideEffects: [{ test: /[\\/]src[\\/]shared[\\/]/, sideEffects: false }] };

export default defineConfig({
  main: {
    plugins: [copyAddon()],
    // Its build for Node declares a `require` of its own beside the one that electron-vite adds.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: inRoot('out', 'main'),
      target: 'node20.18',
      // By default electron-vite leaves dependencies outside; a run has no node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: inRoot('src', 'main', 'app', 'main.ts') },
        external: ['electron', ...optionalNatives],
        treeshake,
        // Half of the bytes to compile at every start. Names stay: a stack in the log must be readable.
        output: { format: 'es', entryFileNames: '[name].js', minify: { compress: true, mangle: false } },
      },
    },
  },
  preload: {
    build: {
      outDir: inRoot('out', 'preload'),
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: inRoot('src', 'preload', 'preload.ts') },
        external: ['electron'],
        // A sandboxed preload cannot be an ES module and cannot load a second file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: inRoot('src', 'renderer'),
    plugins: [react(), onlyOurLanguages()],
    build: {
      outDir: inRoot('out', 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      // A third of the bytes: a window is there sooner.
      minify: true,
      // The content policy allows no data: scripts or fonts, so nothing is inlined.
      assetsInlineLimit: 0,
      // A page's script comes later than the first; its looks are there from the beginning, in their one order.
      cssCodeSplit: false,
      rolldownOptions: {
        input: inRoot('src', 'renderer', 'index.html'),
        treeshake,
        // Two files at the start and not twelve. Only the list and a run's steps are virtual, and few pages speak of hosts
        // or of what can be done about a run.
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'common',
                test: /^(?!.*(?:@tanstack|[\\/]renderer[\\/](?:hosts|runs[\\/]controls)[\\/]))/,
                minShareCount: 2,
              },
            ],
          },
        },
      },
    },
  },
});
