/** `node practice/main.ts`: see `usage` in cli.ts. */
const NODE_API_MIN = 10;

const [major] = process.versions.node.split('.');
if (Number(process.versions['napi']) < NODE_API_MIN) {
  console.error(`Node ${major ?? '?'} is too old: the practice provider needs Node 24 (npx --no-install node …).`);
  process.exit(1);
}

const { readOptions, run, usage } = await import('./cli.ts');
try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.error(usage);
  else await run(options);
} catch (error) {
  console.error(`practice: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
