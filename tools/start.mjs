// `npm start`: a practice estate and the console on it. See start/main.ts.
import { versions } from 'node:process';

if (Number(versions['napi'] ?? '0') < 10) {
  // Older Nodes cannot read the TypeScript behind this line, so the check stands here and not there.
  console.error(`Node 24 is needed; this is Node ${versions.node}. Use: npm start`);
  process.exitCode = 1;
} else {
  const { main } = await import('./start/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
