/** The floors: imports only go down. `client` and `cli` stand on `server`, `server` on `manifests`. */
const tests = '\\.test\\.ts$';

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
      name: 'nothing-above-names-a-kind',
      comment:
        'Above the kinds there is their list, and what follows from it. A task may stand on the format that it runs.',
      severity: 'error',
      from: {
        path: '^(drawing|webviews|workspace|server|engine|cli|client)/',
        pathNot: [tests, '^engine/src/tasks/'],
      },
      to: { path: '^manifests/src/kinds/[^/]+/' },
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
      name: 'drawing-knows-the-models-alone',
      comment: 'From what a view shows to a picture of it: it runs in a browser, a server and a terminal.',
      severity: 'error',
      from: { path: '^drawing/' },
      to: { path: '^(manifests/src/(?!core/(views/|findings/finding\\.ts))|server|cli|client|webviews)' },
    },
    {
      name: 'webviews-draw-and-nothing-else',
      severity: 'error',
      from: { path: '^webviews/' },
      to: {
        path: '^(manifests/src/(?!core/(views/|findings/finding\\.ts))|server|cli|client|engine)',
        pathNot: '^engine/src/(tasks/blur/(task|decisions)|vision/detection/(detection|box))\\.ts$',
      },
    },
    {
      name: 'manifests-runs-anywhere',
      comment: 'No editor, no process, no Node builtin: it must also run in a browser.',
      severity: 'error',
      from: { path: '^(manifests|drawing|webviews)/', pathNot: `${tests}|/src/testing/` },
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
      name: 'client-sees-only-the-protocol',
      comment: 'The extension host runs none of the server, and draws nothing.',
      severity: 'error',
      from: { path: '^client/' },
      to: {
        path: '^(server|manifests|workspace|drawing|webviews|engine)/',
        pathNot: [
          '^(server/src/(view-)?protocol|webviews/src/protocol|manifests/src/core/views/(diagram|matrix|shown|source))\\.ts$',
          '^webviews/src/blur/protocol\\.ts$',
          '^engine/src/(protocol|tasks/blur/(protocol|inputs|task|decisions|defaults)|vision/(detection/(detection|box)|anonymization/method|images/format))\\.ts$',
        ],
      },
    },
    {
      name: 'tasks-are-known-to-their-folders-alone',
      comment:
        'A task is its folder, its extras on the command line and its viewer. Everything else takes tasks from the list.',
      severity: 'error',
      from: {
        path: '^(engine|server|cli|client)/',
        pathNot: [tests, '^engine/src/tasks/', '^cli/src/tasks/', '^client/src/blur/'],
      },
      to: { path: '^engine/src/tasks/[^/]+/' },
    },
    {
      name: 'viewers-are-known-to-their-list-alone',
      comment: 'What a task brings to the editor is one folder, which the list of such folders names.',
      severity: 'error',
      from: { path: '^client/', pathNot: [tests, '^client/src/(task-extras\\.ts$|blur/)'] },
      to: { path: '^client/src/blur/' },
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
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
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
