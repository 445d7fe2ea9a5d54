/** Documents that are large as one, as generators, releases and long-lived projects make them. */
export interface LargeDocument {
  readonly name: string;
  /** The path of the file, which says its kind. */
  readonly path: string;
  readonly text: string;
  /** What is before the caret: the occurrence of it that is nearest to the middle. */
  readonly before: string;
  /** The file of its JSON Schema, where the format has one. */
  readonly schema?: string;
}

/** The documents to measure, realistic ones first, then those of some 45,000 lines. */
export function largeDocuments(): readonly LargeDocument[] {
  return [
    compose(1000),
    compose(1000, true),
    definition(40, 10),
    definitions(4),
    argoDag(500),
    kubeflow(250),
    configMap(5000),
    resourceList(2000),
    pipeline(500),
    dvc(500),
    dvcLock(400),
    compose(5000),
    argoDag(4000),
    pipeline(5000),
    dvc(5000),
  ];
}

function document(
  name: string,
  path: string,
  parts: readonly string[],
  before: string,
  schema?: string,
): LargeDocument {
  const text = parts.join('');
  return {
    name: `${name}, ${text.split('\n').length.toLocaleString('en')} lines`,
    path,
    text,
    before,
    ...(schema === undefined ? {} : { schema }),
  };
}

function times(count: number, write: (n: number) => string): string[] {
  return Array.from({ length: count }, (_, n) => write(n));
}

function compose(services: number, withAnchor = false): LargeDocument {
  const common = withAnchor
    ? 'x-common: &common\n  restart: unless-stopped\n  logging:\n    driver: json-file\n'
    : '';
  const service = (n: number): string => `  app-${n}:
    image: registry.example.com/team/app-${n}:1.${n % 30}.0
${withAnchor ? '    <<: *common\n' : '    restart: unless-stopped\n'}    environment:
      LOG_LEVEL: info
      UPSTREAM: http://app-${(n + 1) % services}:8080
    ports:
      - "${10_000 + n}:8080"
${n === 0 ? '' : `    depends_on:\n      - app-${n - 1}\n`}`;
  return document(
    `compose of ${services.toLocaleString('en')} services${withAnchor ? ' that merge one anchor' : ''}`,
    'compose.yaml',
    [common, 'services:\n', ...times(services, service)],
    'LOG_LEVEL: info',
    'compose.schema.json',
  );
}

function definitionText(name: string, fields: number, inner: number): string {
  const field = (n: number): string =>
    `                field${n}:
                  description: Field ${n} of the specification, and what people should know of it.
                  type: object
                  properties:
${times(
  inner,
  (m) => `                    part${m}:
                      description: |-
                        Part ${m} of field ${n}.
                        More than one line says what it does.
                      type: string
                      maxLength: 253
`,
).join('')}`;
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${name}s.example.com
spec:
  group: example.com
  names:
    kind: ${name[0]?.toUpperCase() ?? ''}${name.slice(1)}
    plural: ${name}s
  scope: Namespaced
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
              properties:
${times(fields, field).join('')}`;
}

function definition(fields: number, inner: number): LargeDocument {
  return document(
    'one CustomResourceDefinition',
    'crd.yaml',
    [definitionText('widget', fields, inner * 8)],
    'More than one line',
  );
}

function definitions(count: number): LargeDocument {
  const parts = times(count, (n) => `${n === 0 ? '' : '---\n'}${definitionText(`gadget${n}`, 40, 40)}`);
  return document(`${count} CustomResourceDefinitions`, 'bundle.yaml', parts, 'More than one line');
}

function argoDag(tasks: number): LargeDocument {
  const head = `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata:
  generateName: large-
spec:
  entrypoint: main
  templates:
    - name: step
      inputs:
        parameters:
          - name: message
      container:
        image: alpine:3.20
        args: ["{{inputs.parameters.message}}"]
    - name: main
      dag:
        tasks:
`;
  const task = (n: number): string => `          - name: task-${n}
            template: step
${n === 0 ? '' : `            dependencies: [task-${n - 1}]\n`}            arguments:
              parameters:
                - name: message
                  value: from task ${n}
            when: "true"
            continueOn:
              failed: true
`;
  return document(
    `Argo workflow of ${tasks.toLocaleString('en')} tasks`,
    'workflow.yaml',
    [head, ...times(tasks, task)],
    'value: from task',
  );
}

function kubeflow(tasks: number): LargeDocument {
  const component = (n: number): string => `  comp-task-${n}:
    executorLabel: exec-task-${n}
    inputDefinitions:
      parameters:
        text:
          parameterType: STRING
    outputDefinitions:
      parameters:
        Output:
          parameterType: STRING
`;
  const executor = (n: number): string => `    exec-task-${n}:
      container:
        image: python:3.12
        command: [python, -c, "print(${n})"]
`;
  const task = (n: number): string => `      task-${n}:
        componentRef:
          name: comp-task-${n}
        inputs:
          parameters:
            text:
              runtimeValue:
                constant: from task ${n}
        taskInfo:
          name: task-${n}
`;
  return document(
    `Kubeflow pipeline of ${tasks} tasks`,
    'kubeflow.yaml',
    [
      'pipelineInfo:\n  name: large\nschemaVersion: 2.1.0\nsdkVersion: kfp-2.7.0\ncomponents:\n',
      ...times(tasks, component),
      'deploymentSpec:\n  executors:\n',
      ...times(tasks, executor),
      'root:\n  dag:\n    tasks:\n',
      ...times(tasks, task),
    ],
    'constant: from task',
  );
}

function configMap(lines: number): LargeDocument {
  const line = (n: number): string => `      {"id": ${n}, "title": "panel ${n}", "type": "graph"},\n`;
  return document(
    'ConfigMap with a dashboard',
    'dashboard.yaml',
    [
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dashboard\ndata:\n  dashboard.json: |\n    {"panels": [\n',
      ...times(lines, line),
      '    ]}\n',
    ],
    '"title": "panel',
  );
}

function resourceList(items: number): LargeDocument {
  const item = (n: number): string => `  - apiVersion: v1
    kind: Service
    metadata:
      name: app-${n}
      namespace: team-${n % 40}
    spec:
      selector:
        app: app-${n}
      ports:
        - name: http
          port: 80
`;
  return document(
    `List of ${items.toLocaleString('en')} resources`,
    'list.yaml',
    ['apiVersion: v1\nkind: List\nitems:\n', ...times(items, item)],
    'app: app-',
  );
}

function pipeline(stages: number): LargeDocument {
  const stage = (n: number): string => `  stage-${n}:
    description: Stage ${n}
    run: |
      python step.py --n ${n} --message hello
    inputs:
      - data/${n}.csv
    outputs:
      - data/${n + 1}.csv
    timeout: 10m
`;
  return document(
    `pipeline of ${stages.toLocaleString('en')} stages`,
    'large.pipeline.yaml',
    ['version: 1\nname: large\nstages:\n', ...times(stages, stage)],
    '--message hello',
    'pipeline.schema.json',
  );
}

function dvc(stages: number): LargeDocument {
  const stage = (n: number): string => `  stage-${n}:
    cmd: python step.py --n ${n} --message hello
    desc: Stage ${n}
    deps:
      - step.py
      - data/${n}.csv
    outs:
      - data/${n + 1}.csv
`;
  return document(
    `dvc.yaml of ${stages.toLocaleString('en')} stages`,
    'dvc.yaml',
    ['stages:\n', ...times(stages, stage)],
    '--message hello',
    'dvc.schema.json',
  );
}

function dvcLock(stages: number): LargeDocument {
  const digest = (n: number): string => n.toString(16).padStart(32, '0');
  const stage = (n: number): string => `  stage-${n}:
    cmd: python step.py --n ${n} --message hello
    deps:
      - path: data/${n}.csv
        hash: md5
        md5: ${digest(n)}
        size: ${n + 100}
    outs:
      - path: data/${n + 1}.csv
        hash: md5
        md5: ${digest(n + 1)}
        size: ${n + 101}
`;
  return document(
    `dvc.lock of ${stages} stages`,
    'lock/dvc.lock',
    ["schema: '2.0'\nstages:\n", ...times(stages, stage)],
    '--message hello',
  );
}
