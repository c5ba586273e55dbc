import { versions } from 'node:process';

const NODE_API_MIN = 10;

if (Number(versions['napi'] ?? '0') < NODE_API_MIN) {
  // Older Nodes die in the SQLite addon without a word, so the check stands before it is loaded.
  console.error(`Node 24 is needed; this is Node ${versions.node}. Use: npm run simulate`);
  process.exitCode = 1;
} else {
  const { main } = await import('./command.ts');
  process.exitCode = await main(process.argv.slice(2));
}
