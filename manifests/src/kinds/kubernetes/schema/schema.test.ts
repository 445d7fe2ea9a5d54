import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../../kinds/settings.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { rounds } from '../../../testing/rounds.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  selector:
    matchLabels: { app: api }
  template:
    metadata:
      labels: { app: api }
    spec:
      containers:
        - name: api
          image: example/api:1.0
`;

const RULES = [
  'schema',
  'unknown-kind',
  'missing-kind',
  'removed-api',
  'deprecated-api',
  'newer-api',
  'extension-field',
].map((name) => `kubernetes/${name}`);

/** The findings of schema rules in the first file, as `line rule message`. */
function findings(files: string | Readonly<Record<string, string>>, version = '1.36'): string[] {
  const documents = typeof files === 'string' ? { 'a.yaml': files } : files;
  const [path = ''] = Object.keys(documents);
  const kubernetes = { ...DEFAULT_SETTINGS.kubernetes, version };
  const workspace = workspaceOf(documents, { settings: { ...DEFAULT_SETTINGS, kubernetes } });
  const document = workspace.document(uriOf(path));
  return workspace
    .check(uriOf(path))
    .findings.filter(({ rule }) => RULES.includes(rule))
    .map(
      ({ rule, message, span }) =>
        `${(document?.positionAt(span.start).line ?? 0) + 1} ${rule.slice('kubernetes/'.length)}: ${message}`,
    );
}

function configMap(data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n${data}`;
}

/** Lines added below the container's image, or another text. */
function container(lines: string): string {
  return `${DEPLOYMENT}${lines.replace(/^/gmu, '          ')}\n`;
}

describe('resources and their schemas', () => {
  const GOOD: Readonly<Record<string, string>> = {
    'a Deployment': DEPLOYMENT,
    'null for what need not be there': container('env: null\nports: ~\nargs:'),
    'null in a map of texts': configMap('  empty:\n'),
    'a whole number with a point': DEPLOYMENT.replace('spec:\n  sel', 'spec:\n  replicas: 2.0\n  sel'),
    'an octal mode': container('').replace(
      '      containers',
      '      volumes:\n        - name: v\n          configMap: { name: c, defaultMode: 0644 }\n      containers',
    ),
    'numbers as quantities': container('resources:\n  limits: { cpu: 1, memory: 1e9, "nvidia.com/gpu": 1 }'),
    'numbers and names of ports': container(
      'livenessProbe: { httpGet: { port: 80 } }\nreadinessProbe: { httpGet: { port: "web" } }',
    ),
    'an empty text where a default will stand': container('imagePullPolicy: ""'),
    'placeholders of other programs': container(
      'ports:\n  - containerPort: ${PORT}\n  - containerPort: "{{port}}"',
    ),
    'a list with nothing in it': 'apiVersion: v1\nkind: List\nitems: []\n',
    'a kind of another program in the core group': 'apiVersion: v1\nkind: Config\nclusters: []\n',
    'a custom resource that nobody knows':
      'apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: a }\nspec: { a: 1 }\n',
    'status as a server wrote it': `${DEPLOYMENT}status:\n  conditions:\n    - type: Available\n`,
    'times that nobody set': DEPLOYMENT.replace('  name: api\n', '  name: api\n  creationTimestamp: null\n'),
  };
  for (const [name, text] of Object.entries(GOOD)) {
    it(`accept ${name}`, () => {
      assert.deepEqual(findings(text), []);
    });
  }

  const BAD: Readonly<Record<string, readonly [text: string, ...expected: string[]]>> = {
    'a misspelt field': [
      container('imagePulPolicy: Always'),
      '15 schema: Unknown field "imagePulPolicy". Did you mean "imagePullPolicy"?',
    ],
    'a field in lower case': [
      container('ports:\n  - containerport: 80'),
      '16 schema: Unknown field "containerport". Did you mean "containerPort"?',
    ],
    'a field that belongs further down': [
      DEPLOYMENT.replace('spec:\n  sel', 'spec:\n  containers: []\n  sel'),
      '6 schema: Unexpected field "containers": it belongs under "spec.template.spec"',
    ],
    'a field that belongs further up': [
      `${DEPLOYMENT}      replicas: 2\n`,
      '15 schema: Unexpected field "replicas": it belongs under "spec"',
    ],
    'a field that belongs at the top': [
      DEPLOYMENT.replace('  name: api\n', '  name: api\n  spec: {}\n'),
      '5 schema: Unexpected field "spec": it belongs at the top level of the resource',
    ],
    'missing fields': [
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  replicas: 1\n',
      '4 schema: Missing field "selector" in "spec"',
      '4 schema: Missing field "template" in "spec"',
    ],
    'a number as a text': [
      configMap('  PORT: 8080\n'),
      '6 schema: "PORT" must be a string, but YAML reads 8080 as a number: add quotes',
    ],
    'a boolean of YAML 1.1': [
      container('env:\n  - name: A\n    value: yes'),
      '17 schema: "value" must be a string, but YAML reads yes as a boolean: add quotes',
    ],
    'a text as a number': [
      container('ports:\n  - containerPort: "80"'),
      '16 schema: "containerPort" must be an integer, not a string',
    ],
    'half a replica': [
      DEPLOYMENT.replace('spec:\n  sel', 'spec:\n  replicas: 1.5\n  sel'),
      '6 schema: "replicas" must be an integer, not a decimal number',
    ],
    'a map for a list': [container('env:\n  A: b'), '15 schema: "env" must be a list, not a mapping'],
    'a text for a list': [container('args: --debug'), '15 schema: "args" must be a list, not a string'],
    'nothing where something must be': [
      container('ports:\n  - containerPort:'),
      '16 schema: "containerPort" must be an integer, not empty',
    ],
    'a value that is not allowed': [
      container('imagePullPolicy: always'),
      '15 schema: "always" is not a valid value for "imagePullPolicy". Did you mean "Always"?',
    ],
    'a list in the place of a text, unless it is a name to fill in': [
      container('workingDir: [WORK_DIR]\nterminationMessagePath: [A_B, C_D]'),
      '16 schema: "terminationMessagePath" must be a string, not a list',
    ],
    'a misspelt kind': [
      'apiVersion: apps/v1\nkind: Deployement\nmetadata: { name: a }\n',
      '2 unknown-kind: No kind "Deployement" in version "apps/v1". Did you mean "Deployment"?',
    ],
    'a kind of another group': [
      'apiVersion: v1\nkind: Deployment\nmetadata: { name: a }\n',
      '1 unknown-kind: No kind "Deployment" in version "v1": it is in "apps/v1"',
    ],
    'a version that never was': [
      'apiVersion: apps/v2\nkind: Deployment\nmetadata: { name: a }\n',
      '1 unknown-kind: No kind "Deployment" in version "apps/v2": it is in "apps/v1"',
    ],
  };
  for (const [name, [text, ...expected]] of Object.entries(BAD)) {
    it(`report ${name}`, () => {
      assert.deepEqual(findings(text).sort(), expected);
    });
  }

  it('are read whatever they hold', () => {
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        scalar,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom('spec', 'template', 'containers', 'metadata', 'labels', 'ports', 'name', 'x'),
          tie('tree'),
        ),
      ),
    }));
    fc.assert(
      fc.property(tree, (spec) => {
        findings(
          `apiVersion: apps/v1\nkind: Deployment\nmetadata: ${JSON.stringify(spec)}\nspec: ${JSON.stringify(spec)}\n`,
        );
      }),
      rounds(200),
    );
  });
});

describe('versions of the API', () => {
  const cronJob = (apiVersion: string): string =>
    `apiVersion: ${apiVersion}\nkind: CronJob\nmetadata: { name: a }\nspec:\n  schedule: "@daily"\n  jobTemplate: {}\n`;

  it('are served, deprecated and removed as the set version has it', () => {
    assert.deepEqual(findings(cronJob('batch/v1beta1'), '1.20'), []);
    assert.deepEqual(findings(cronJob('batch/v1beta1'), '1.22'), [
      '1 deprecated-api: CronJob of "batch/v1beta1" is deprecated since Kubernetes 1.21 and will be removed in 1.25: use "batch/v1"',
    ]);
    assert.deepEqual(findings(cronJob('batch/v1beta1'), '1.25'), [
      '1 removed-api: CronJob of "batch/v1beta1" was removed in Kubernetes 1.25: use "batch/v1"',
    ]);
    assert.deepEqual(findings(cronJob('batch/v1'), '1.20'), [
      '1 newer-api: CronJob of "batch/v1" requires Kubernetes 1.21, but the configured version is 1.20',
    ]);
    assert.deepEqual(findings(cronJob('batch/v1')), []);
  });

  it('brought fields that older ones do not know', () => {
    const text = container('').replace('      containers', '      hostUsers: false\n      containers');
    assert.deepEqual(findings(text, '1.24'), ['12 newer-api: Field "hostUsers" requires Kubernetes 1.25']);
    assert.deepEqual(findings(text, '1.25'), []);
  });
});

describe('kinds that a workspace defines', () => {
  const definition = (type: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.org }
spec:
  group: example.org
  scope: Namespaced
  names: { kind: Thing, plural: things }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [size, colour]
              properties:
                size: { type: ${type}, minimum: 1 }
                colour: { type: string, enum: [red, blue], default: red }
                anything: { type: object, x-kubernetes-preserve-unknown-fields: true }
`;
  const thing =
    'apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: a }\nspec:\n  size: 0\n  anything: { a: 1 }\n';

  it('are checked like any other', () => {
    assert.deepEqual(findings({ 'thing.yaml': thing, 'crd.yaml': definition('integer') }), [
      '5 schema: "size" must be at least 1',
    ]);
    assert.deepEqual(
      findings({ 'thing.yaml': `${thing}  colour: rot\n  colours: []\n`, 'crd.yaml': definition('integer') }),
      [
        '5 schema: "size" must be at least 1',
        '7 schema: "rot" is not a valid value for "colour". Valid values: red, blue',
        '8 schema: Unknown field "colours". Valid fields: size, colour, anything',
      ],
    );
  });

  it('are checked by the definition of their cluster where clusters have different ones', () => {
    const clusters = {
      'clusters/old/crds/crd.yaml': definition('integer').replace('colour]', 'colour, anything]'),
      'clusters/new/crds/crd.yaml': definition('string'),
    };
    const at = (path: string, text: string): string[] => {
      const workspace = workspaceOf({ [path]: text, ...clusters });
      return workspace
        .check(uriOf(path))
        .findings.filter(({ rule }) => rule === 'kubernetes/schema')
        .map(({ message }) => message);
    };
    const text = thing.replace('size: 0', 'size: zero');
    assert.deepEqual(at('clusters/new/apps/thing.yaml', text), []);
    assert.deepEqual(at('clusters/old/apps/thing.yaml', text), ['"size" must be an integer, not a string']);
  });

  it('are right in a folder of no cluster if one of the definitions allows them, and wrong if none does', () => {
    const clusters = {
      'clusters/old/crd.yaml': definition('integer'),
      'clusters/new/crd.yaml': definition('string'),
    };
    const both = (text: string): number => {
      const workspace = workspaceOf({ 'apps/thing.yaml': text, ...clusters });
      const { findings: all } = workspace.check(uriOf('apps/thing.yaml'));
      return all.filter(({ rule }) => rule === 'kubernetes/schema').length;
    };
    assert.equal(both(thing.replace('size: 0', 'size: zero')), 0);
    assert.equal(both(thing.replace('size: 0', 'size: 1')), 0);
    assert.equal(both(thing.replace('size: 0', 'size: []')), 1);
  });

  it('are checked by the definition that a kustomization deploys with them, however far it is', () => {
    const workspace = workspaceOf({
      'apps/new/thing.yaml': thing.replace('size: 0', 'size: zero'),
      'apps/new/kustomization.yaml': 'resources: [thing.yaml, ../../crds/new.yaml]\n',
      'apps/crd.yaml': definition('integer'),
      'crds/new.yaml': definition('string'),
    });
    const { findings: all } = workspace.check(uriOf('apps/new/thing.yaml'));
    assert.deepEqual(
      all.filter(({ rule }) => rule === 'kubernetes/schema').map(({ message }) => message),
      [],
    );
  });

  it('are checked again when their definition changes', () => {
    const workspace = workspaceOf({ 'thing.yaml': thing, 'crd.yaml': definition('integer') });
    const messages = (): string[] =>
      workspace
        .check(uriOf('thing.yaml'))
        .findings.filter(({ rule }) => rule === 'kubernetes/schema')
        .map(({ message }) => message);
    assert.deepEqual(messages(), ['"size" must be at least 1']);
    workspace.update(uriOf('crd.yaml'), definition('string'), { open: true });
    assert.deepEqual(messages(), ['"size" must be a string, but YAML reads 0 as a number: add quotes']);
    workspace.update(uriOf('crd.yaml'), 'a: 1\n', { open: true });
    assert.deepEqual(messages(), []);
  });
});

describe('fixes', () => {
  const fixed = (text: string): string => {
    const workspace = workspaceOf({ 'a.yaml': text });
    const changes = workspace
      .check(uriOf('a.yaml'))
      .findings.filter(({ rule }) => rule === 'kubernetes/schema')
      .flatMap(({ fixes }) => fixes?.[0]?.changes() ?? [])
      .flatMap((change) => (change.kind === 'text' ? [change] : []))
      .sort((a, b) => b.span.start - a.span.start);
    return changes.reduce(
      (at, { span, text: by }) => at.slice(0, span.start) + by + at.slice(span.end),
      text,
    );
  };

  it('put quotes where they are missing and take them away where they are too many', () => {
    assert.equal(
      fixed(`${configMap('  A: 0644\n  B: yes\n')}immutable: "true"\n`),
      `${configMap('  A: "0644"\n  B: "yes"\n')}immutable: true\n`,
    );
  });

  it('change misspelt fields and values', () => {
    assert.equal(fixed(container('imagePullpolicy: Alway')), container('imagePullPolicy: Alway'));
  });
});

describe('kinds of extensions, of which one version is known', () => {
  const application = (field: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec:
  project: default
  source: { repoURL: 'https://example.com/shop.git', path: deploy }
  destination: { name: prod, namespace: shop }
  ${field}
`;
  const severities = (files: Readonly<Record<string, string>>): readonly string[] =>
    workspaceOf(files)
      .check(uriOf('a.yaml'))
      .findings.filter(({ rule }) => RULES.includes(rule))
      .map(({ rule, severity }) => `${rule} ${severity}`);

  it('may have other fields in other versions', () => {
    assert.deepEqual(severities({ 'a.yaml': application('quarantine: true') }), [
      'kubernetes/extension-field hint',
    ]);
  });

  it('are misspelled in fields that are almost as known ones', () => {
    assert.deepEqual(severities({ 'a.yaml': application('syncPolicys: {}') }), ['kubernetes/schema warning']);
  });

  it('are known for certain where the workspace defines them', () => {
    const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: applications.argoproj.io }
spec:
  group: argoproj.io
  scope: Namespaced
  names: { kind: Application, plural: applications }
  versions:
    - name: v1alpha1
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties: { project: { type: string }, source: {}, destination: {}, syncPolicy: { type: object } }
`;
    for (const field of ['quarantine: true', 'syncPolicys: {}'])
      assert.deepEqual(severities({ 'a.yaml': application(field), 'crd.yaml': crd }), [
        'kubernetes/schema error',
      ]);
  });
});
