// The walls of the house as a check. Each room names the rooms that it may see; every other edge fails the build.
// TypeScript's project references already stop most of these, but not the finer walls inside a room.

/** The provider's side and the checkers must not share the lifecycle table: a shared mistake would confirm itself. */
const otherSideOfTheWire = ['src/shared/gateway-api', 'src/shared/domain'];
const product = ['src/shared', 'src/main/core', 'src/main/app', 'src/preload', 'src/renderer', 'practice'];
const harness = [...product, 'drill', 'simulation', 'e2e', 'bench', 'tools/lib'];

const rooms = {
  'src/shared': [],
  'src/main/core': ['src/shared'],
  'src/main/app': ['src/main/core', 'src/shared'],
  'src/preload': ['src/shared'],
  'src/renderer': ['src/shared'],
  practice: otherSideOfTheWire,
  'simulation/checkers': ['practice', ...otherSideOfTheWire],
  drill: harness,
  simulation: harness,
  e2e: harness,
  bench: harness,
  // The verifier of evidence packs is a tool that judges by the format of packs, and by nothing else of the core.
  tools: ['src/shared', 'src/main/core/report/evidence'],
};

const inside = (paths) => paths.map((path) => `^${path}/`);
/** The more specific room wins: a checker is in simulation/checkers, not also in simulation. */
const innerRooms = (room) => Object.keys(rooms).filter((other) => other.startsWith(`${room}/`));

const walls = Object.entries(rooms).map(([room, mayImport]) => ({
  name: `wall-${room.replaceAll('/', '-')}`,
  comment: `${room} may import ${mayImport.join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: inside([room]), pathNot: inside(innerRooms(room)) },
  to: { pathNot: ['^node_modules/', ...inside([room, ...mayImport])], dependencyTypesNot: ['core', 'npm', 'npm-dev'] },
}));

/** `from` lists the only places that may import the package. */
const packageOnlyIn = (name, from, comment) => ({
  name: `${name}-only-here`,
  comment,
  severity: 'error',
  from: { pathNot: inside(from) },
  // A package.json says only which version is there.
  to: { path: `(^|/)node_modules/(@types/)?${name}/(?!package\\.json$)` },
});

const tests = '\\.(test|e2e)\\.tsx?$';

/** What the rooms inside core may see of each other. `console`, which puts them together, sees them all. */
const coreRooms = {
  store: [],
  gateway: ['store'],
  engine: ['store', 'gateway'],
  away: ['store', 'gateway'],
  projections: ['store', 'gateway'],
  report: ['engine', 'store'],
  failback: ['engine', 'store', 'gateway'],
  notify: ['store'],
  ssh: [],
  probes: [],
  hosts: ['ssh', 'probes'],
};

/** And those inside shared; `ipc` sees them all. */
const sharedRooms = { domain: [], texts: [], lifecycle: ['domain'], 'gateway-api': ['domain'] };

const wallsInside = (folder, innerRoomsOf) =>
  Object.entries(innerRoomsOf).map(([room, mayImport]) => ({
    name: `wall-${folder.split('/').at(-1)}-${room}`,
    comment: `Of the other rooms of ${folder}, ${room} may import ${mayImport.join(', ') || 'none'}.`,
    severity: 'error',
    from: { path: inside([`${folder}/${room}`]), pathNot: [tests, '(^|/)testing/'] },
    to: { path: `^${folder}/[^/]+/`, pathNot: inside([room, ...mayImport].map((one) => `${folder}/${one}`)) },
  }));

export default {
  forbidden: [
    ...walls,
    ...wallsInside('src/main/core', coreRooms),
    ...wallsInside('src/shared', sharedRooms),
    {
      name: 'no-hidden-lifecycle',
      comment: 'Practice and the checkers must not reach the lifecycle table by way of another file either.',
      severity: 'error',
      from: { path: inside(['practice', 'simulation/checkers']) },
      to: { path: inside(['src/shared/lifecycle', 'src/main']), reachable: true },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would slip past every wall.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    packageOnlyIn(
      'electron',
      ['src/main/app', 'src/preload', 'e2e', 'bench/map/electron'],
      'Core never imports electron.',
    ),
    packageOnlyIn('better-sqlite3', ['src/main/core/store', 'bench'], 'SQL lives in one layer.'),
    packageOnlyIn('ssh2', ['src/main/core/ssh'], 'What goes to the tenant’s hosts goes through one room.'),
    {
      name: 'wall-core-plans',
      comment: 'Plans see the gateway and the store through their ports alone.',
      severity: 'error',
      from: { path: inside(['src/main/core/plans']), pathNot: [tests, '(^|/)testing/'] },
      to: {
        path: '^src/main/',
        pathNot: [...inside(['src/main/core/plans']), '^src/main/core/(ports|store/ports|gateway/port)\\.ts$'],
      },
    },
    {
      name: 'plans-only-by-console',
      comment:
        'A run is compiled from a plan as the provider told it, never from a draft: only the answers know of drafts.',
      severity: 'error',
      from: { path: '^src/main/', pathNot: inside(['src/main/core/plans', 'src/main/core/console']) },
      to: { path: inside(['src/main/core/plans']) },
    },
    {
      name: 'product-without-dev-packages',
      comment: 'What ships may import only what ships.',
      severity: 'error',
      from: { path: '^src/', pathNot: [tests, '(^|/)testing/'] },
      to: {
        dependencyTypes: ['npm-dev'],
        pathNot: '(^|/)node_modules/(electron|@types)/',
        dependencyTypesNot: ['npm'],
      },
    },
    {
      name: 'pure-rooms-without-node',
      comment: 'src/shared and the renderer do no input or output.',
      severity: 'error',
      from: { path: inside(['src/shared', 'src/renderer', 'src/preload']), pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    // A type-only import is an edge as well: it is how a wall usually starts to crumble.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
