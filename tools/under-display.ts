// Runs a script, or a program of node_modules, on a virtual display: `node tools/under-display.ts e2e/screenshots.ts`.
import { underDisplay } from './lib/display.ts';
import { nodePath } from './lib/node.ts';
import { exitCodeOf } from './lib/process.ts';
import { repoRoot } from './setup/places.mjs';

const [command, args] = underDisplay(nodePath, process.argv.slice(2));
process.exitCode = await exitCodeOf(command, args, { cwd: repoRoot, stdio: 'inherit' });
