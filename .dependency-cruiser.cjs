/** The layers: imports only go down. `client` and `cli` stand on `server`, `server` on `manifests`. */
const tests = '\\.test\\.ts$';

const PACKAGES = 'manifests|drawing|workspace|webviews|server|engine|cli|client';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'manifests-is-the-ground',
      severity: 'error',
      from: { path: '^manifests/' },
      to: { path: '^(workspace|server|cli|client|engine|webviews|drawing)/' },
    },
    {
      name: 'core-and-formats-know-no-kind',
      comment: 'What all kinds share names none of them: the list of kinds is given to the workspace.',
      severity: 'error',
      from: { path: '^manifests/src/(core|formats)/', pathNot: tests },
      to: { path: '^manifests/src/kinds/' },
    },
    {
      name: 'kinds-are-apart',
      comment:
        'What kinds share is a format. Those that are built on another one by what they are have a rule of their own below.',
      severity: 'error',
      from: {
        path: '^manifests/src/kinds/([^/]+)/',
        pathNot: [tests, '^manifests/src/kinds/(kustomize|blur|openfaas|dotenv)/'],
      },
      to: { path: '^manifests/src/kinds/[^/]+/', pathNot: '^manifests/src/kinds/$1/' },
    },
    {
      name: 'kustomize-is-built-on-kubernetes',
      comment: 'It changes resources, whose form it has to know.',
      severity: 'error',
      from: { path: '^manifests/src/kinds/kustomize/', pathNot: tests },
      to: { path: '^manifests/src/kinds/(?!kustomize/|kubernetes/)[^/]+/' },
    },
    {
      name: 'blur-is-built-on-detectors',
      comment: 'A configuration names models, and what is known of them is in their manifests.',
      severity: 'error',
      from: { path: '^manifests/src/kinds/blur/', pathNot: tests },
      to: { path: '^manifests/src/kinds/(?!blur/|detector/)[^/]+/' },
    },
    {
      name: 'stacks-and-variables-are-built-on-compose',
      comment:
        'Stacks of OpenFaaS have the variables of Compose in them; Compose reads `.env`, and says what is a secret there.',
      severity: 'error',
      from: { path: '^manifests/src/kinds/(openfaas|dotenv)/', pathNot: tests },
      to: { path: '^manifests/src/kinds/(?!openfaas/|dotenv/|compose/)[^/]+/' },
    },
    {
      name: 'packages-are-known-by-their-public-page',
      comment:
        'What is behind a page may change. Which names each package may take from it: scripts/imports/layers.ts.',
      severity: 'error',
      from: { path: `^(${PACKAGES})/` },
      to: { path: `^(${PACKAGES})/src/`, pathNot: ['^$1/', '^[^/]+/src/(testing/)?index\\.ts$'] },
    },
    {
      name: 'a-public-page-is-for-other-packages',
      severity: 'error',
      from: { path: `^(${PACKAGES})/src/` },
      to: { path: '^$1/src/index\\.ts$' },
    },
    {
      name: 'drawing-is-below-what-shows-it',
      comment: 'From the data of a view to a picture of it: it runs in a browser, a server and a terminal.',
      severity: 'error',
      from: { path: '^drawing/' },
      to: { path: '^(workspace|server|engine|cli|client|webviews)/' },
    },
    {
      name: 'drawing-takes-types-from-manifests',
      comment: 'A thread that lays out, started for the first diagram, would load all of them otherwise.',
      severity: 'error',
      from: { path: '^drawing/', pathNot: tests },
      to: { path: '^manifests/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'webviews-draw-and-nothing-else',
      severity: 'error',
      from: { path: '^webviews/' },
      to: { path: '^(workspace|server|cli|client)/' },
    },
    {
      name: 'manifests-runs-anywhere',
      comment: 'No editor, no process, no Node builtin: it must also run in a browser.',
      severity: 'error',
      from: { path: '^(manifests|drawing|webviews)/', pathNot: `${tests}|/testing/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workspace-is-below-server-engine-and-cli',
      comment: 'What they share of a workspace folder on disk: finding, reading, checking, drawing, writing.',
      severity: 'error',
      from: { path: '^workspace/' },
      to: { path: '^(server|engine|cli|client|webviews)/' },
    },
    {
      name: 'engine-and-server-are-neighbours',
      severity: 'error',
      from: { path: '^(engine|server)/' },
      to: { path: '^(engine|server)/', pathNot: '^$1/' },
    },
    {
      name: 'server-knows-no-user-interface',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(cli|client)/' },
    },
    {
      name: 'client-and-cli-are-neighbours',
      severity: 'error',
      from: { path: '^(client|cli)/' },
      to: { path: '^(client|cli)/', pathNot: '^$1/' },
    },
    {
      name: 'viewers-are-known-to-their-list-alone',
      comment: 'What a task brings to the editor is one folder, which the list of such folders names.',
      severity: 'error',
      from: { path: '^client/', pathNot: [tests, '^client/src/task-extras/'] },
      to: { path: '^client/src/task-extras/[^/]+/' },
    },
    {
      name: 'tasks-know-no-other-task',
      severity: 'error',
      from: { path: '^engine/src/tasks/([^/]+)/', pathNot: tests },
      to: { path: '^engine/src/tasks/[^/]+/', pathNot: '^engine/src/tasks/$1/' },
    },
    {
      name: 'vision-knows-no-task',
      severity: 'error',
      from: { path: '^engine/src/vision/' },
      to: { path: '^engine/src/(tasks|running|http|process|testing)/', pathNot: '/testing/' },
    },
    {
      name: 'inference-knows-no-image-file',
      severity: 'error',
      from: { path: '^engine/src/inference/', pathNot: tests },
      to: { path: '^engine/src/(vision|tasks|running|http|process/)' },
    },
    {
      name: 'only-the-client-knows-the-editor',
      severity: 'error',
      from: { path: '^(manifests|drawing|webviews|server|cli)/' },
      to: { path: '(^vscode$|@types/vscode|vscode-languageclient)' },
    },
    {
      name: 'no-test-in-production',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'dist', 'out'] },
    exclude: { path: '(^|/)(out|dist)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'node', 'import'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
