import type { Probe } from './probes.ts';
import { each, times } from './repetition.ts';

const WORKFLOW = '.github/workflows/ci.yml';
const workflow = (jobs: string): string => `on: push\njobs:\n${jobs}`;
const step = (run: string): string =>
  workflow(`  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${JSON.stringify(run)}\n`);
const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec:\n${spec}`;
const argo = (templates: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { name: x }\nspec:\n  entrypoint: t0\n  templates:\n${templates}`;

/** Places in what is deployed and run where people write freely. */
export const DEPLOYMENT_PLACES: readonly {
  readonly kind: string;
  readonly path: string;
  readonly text: (run: string) => string;
}[] = [
  {
    kind: 'kubernetes',
    path: 'x.yaml',
    text: (run) =>
      `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${run}\n  labels: { a: ${run} }\nspec: { selector: { a: ${run} } }\n`,
  },
  { kind: 'container', path: 'x.yaml', text: (run) => pod(`  containers: [{ name: a, image: ${run} }]\n`) },
  { kind: 'workflow', path: WORKFLOW, text: step },
  { kind: 'expression', path: WORKFLOW, text: (run) => step(`\${{ ${run} }}`) },
  {
    kind: 'compose',
    path: 'compose.yaml',
    text: (run) => `services:\n  a:\n    image: ${run}\n    ports: [${run}]\n    environment: ["${run}"]\n`,
  },
  {
    kind: 'pipeline',
    path: 'x.pipeline.yaml',
    text: (run) => `version: 1\nstages:\n  a:\n    run: ${run}\n`,
  },
  {
    kind: 'promql',
    path: 'rules.yml',
    text: (run) => `groups:\n  - name: a\n    rules: [{ alert: A, expr: ${JSON.stringify(run)} }]\n`,
  },
  {
    kind: 'argo',
    path: 'x.yaml',
    text: (run) => argo(`    - name: t0\n      container: { image: x, args: ["{{${run}}}"] }\n`),
  },
];

/** Much of what such files are made of; `size` of it. */
export const MANY_DEPLOYMENT_PROBES: readonly Probe[] = [
  {
    name: 'services of one selector',
    path: 'x.yaml',
    text: (size) =>
      each(
        size,
        (n) =>
          `---\napiVersion: v1\nkind: Service\nmetadata: { name: s${n} }\nspec: { selector: { a: b }, ports: [{ port: 80, targetPort: http }] }\n`,
      ),
  },
  {
    name: 'pods of one label, and services that choose them',
    path: 'x.yaml',
    text: (size) =>
      each(
        size / 4,
        (n) =>
          `---\napiVersion: v1\nkind: Pod\nmetadata: { name: p${n}, labels: { a: b } }\nspec: { containers: [{ name: c, image: x:1 }] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: s${n} }\nspec: { selector: { a: b }, ports: [{ port: 80 }] }\n`,
      ),
  },
  {
    name: 'equal resources',
    path: 'x.yaml',
    text: (size) =>
      times(size, '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { k: v }\n'),
  },
  {
    name: 'missing names',
    path: 'x.yaml',
    text: (size) =>
      pod(
        `  containers:\n    - name: a\n      image: x:1\n      envFrom:\n${each(size, (n) => `        - configMapRef: { name: gone-${n} }\n`)}`,
      ),
  },
  {
    name: 'containers',
    path: 'x.yaml',
    text: (size) =>
      pod(
        `  containers:\n${each(size, (n) => `    - { name: c${n}, image: "x:${n}", ports: [{ containerPort: 80 }] }\n`)}`,
      ),
  },
  { name: 'unknown fields', path: 'x.yaml', text: (size) => pod(each(size, (n) => `  field${n}: x\n`)) },
  {
    name: 'keys of a ConfigMap',
    path: 'x.yaml',
    text: (size) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n${each(size, (n) => `  key${n}: value\n`)}`,
  },
  {
    name: 'resources of a kustomization',
    path: 'kustomization.yaml',
    text: (size) => `resources:\n${each(size, (n) => `  - r${n}.yaml\n`)}`,
  },
  {
    name: 'long maps in long maps',
    path: 'compose.yaml',
    text: (size) =>
      `x-ladder:\n${each(20, (depth) => {
        const indent = ' '.repeat(depth + 1);
        return `${each(size / 10, (n) => `${indent}key${n}: value\n`)}${indent}next:\n`;
      })}`,
  },
  {
    name: 'jobs in a row',
    path: WORKFLOW,
    text: (size) =>
      workflow(
        each(
          size,
          (n) =>
            `  j${n}:\n    runs-on: ubuntu-latest\n${n > 0 ? `    needs: j${n - 1}\n` : ''}    steps: [{ run: ls }]\n`,
        ),
      ),
  },
  {
    name: 'jobs that need all before',
    path: WORKFLOW,
    text: (size) =>
      workflow(
        each(
          Math.sqrt(size) * 2,
          (n) =>
            `  j${n}:\n    runs-on: ubuntu-latest\n    needs: [${each(n, (m) => `j${m}, `)}]\n    steps: [{ run: ls }]\n`,
        ),
      ),
  },
  {
    name: 'steps with outputs',
    path: WORKFLOW,
    text: (size) =>
      workflow(
        `  a:\n    runs-on: ubuntu-latest\n    steps:\n${each(size, (n) => `      - id: s${n}\n        run: echo \${{ steps.s${n - 1}.outputs.x }}\n`)}`,
      ),
  },
  {
    name: 'an expression of many terms',
    path: WORKFLOW,
    text: (size) => step(`\${{ ${times(size, "'a' == 'b' || ")} true }}`),
  },
  { name: 'expressions', path: WORKFLOW, text: (size) => step(times(size, '${{ github.sha }} ')) },
  {
    name: 'services that depend on all before',
    path: 'compose.yaml',
    text: (size) =>
      `services:\n${each(Math.sqrt(size) * 2, (n) => `  s${n}:\n    image: x:1\n    depends_on: [${each(n, (m) => `s${m}, `)}]\n`)}`,
  },
  {
    name: 'services and volumes',
    path: 'compose.yaml',
    text: (size) =>
      `services:\n${each(size, (n) => `  s${n}: { image: "x:1", ports: ["${n}:80"], volumes: ["v${n}:/x"] }\n`)}volumes:\n${each(size, (n) => `  v${n}: {}\n`)}`,
  },
  {
    name: 'stages in a row',
    path: 'x.pipeline.yaml',
    text: (size) =>
      `version: 1\nstages:\n${each(size, (n) => `  s${n}:\n    run: x\n    inputs: [d/${n}]\n    outputs: { o: d/${n + 1} }\n`)}`,
  },
  {
    name: 'stages of DVC',
    path: 'dvc.yaml',
    text: (size) =>
      `stages:\n${each(size, (n) => `  s${n}:\n    cmd: x\n    deps: [d/${n}]\n    outs: [d/${n + 1}]\n`)}`,
  },
  {
    name: 'alerts',
    path: 'rules.yml',
    text: (size) =>
      `groups:\n  - name: a\n    rules:\n${each(size, (n) => `      - { alert: A${n}, expr: "sum(rate(x[5m])) by (job) > ${n}", for: 5m }\n`)}`,
  },
  {
    name: 'a query of many terms',
    path: 'rules.yml',
    text: (size) => `groups:\n  - name: a\n    rules: [{ alert: A, expr: "${times(size, 'x + ')}1" }]\n`,
  },
  {
    name: 'templates of Argo',
    path: 'x.yaml',
    text: (size) =>
      argo(each(size, (n) => `    - name: t${n}\n      steps: [[{ name: a, template: t${n + 1} }]]\n`)),
  },
  {
    name: 'tasks of Argo',
    path: 'x.yaml',
    text: (size) =>
      argo(
        `    - name: t0\n      dag:\n        tasks:\n${each(size, (n) => `          - { name: a${n}, template: t0${n > 0 ? `, depends: a${n - 1}` : ''} }\n`)}`,
      ),
  },
];

/** Nesting, `size` levels deep. */
export const DEEP_DEPLOYMENT_PROBES: readonly Probe[] = [
  {
    name: 'lists of resources',
    path: 'x.yaml',
    text: (size) => `apiVersion: v1\nkind: List\nitems: ${times(size, '[')}${times(size, ']')}\n`,
  },
  {
    name: 'calls in an expression',
    path: WORKFLOW,
    text: (size) => step(`\${{ ${times(size, 'format(')}'a'${times(size, ')')} }}`),
  },
  {
    name: 'parentheses in an expression',
    path: WORKFLOW,
    text: (size) => step(`\${{ ${times(size, '(')}true${times(size, ')')} }}`),
  },
  {
    name: 'parentheses in a query',
    path: 'rules.yml',
    text: (size) =>
      `groups:\n  - name: a\n    rules: [{ alert: A, expr: "${times(size, '(')}x${times(size, ')')}" }]\n`,
  },
  {
    name: 'expressions of Argo',
    path: 'x.yaml',
    text: (size) =>
      argo(
        `    - name: t0\n      container: { image: x, args: ["${times(size, '{{=')}x${times(size, '}}')}"] }\n`,
      ),
  },
];
