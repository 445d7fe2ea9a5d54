import { DEEP_DEPLOYMENT_PROBES, DEPLOYMENT_PLACES, MANY_DEPLOYMENT_PROBES } from './deployment-probes.ts';
import { each, times } from './repetition.ts';

/** A text that grows with `size`: some 20 characters for each, unless it says otherwise. */
export interface Probe {
  readonly name: string;
  readonly path: string;
  text(size: number): string;
}

const ADR = 'docs/decisions/0001-x.md';
const MATRIX = 'docs/matrix.md';
const RACI = 'raci.yaml';
const AMDEC = 'x.amdec.yaml';

const decision = (rest: string): string =>
  `# 1. Keep data\n\nDate: 2026-01-10\n\n## Status\n\nAccepted\n\n## Context\n\n${rest}\n\n## Decision\n\nx\n`;
const table = (rest: string): string => `| Activity | DPO | Owner | IT |\n|---|---|---|---|\n${rest}`;
const raci = (rest: string): string => `variant: RACI\nroles: [DPO, Owner, IT]\nactivities:\n${rest}`;
const amdec = (rest: string): string => `title: x\nthreshold: 16\nrisks:\n${rest}`;

/** Runs of characters that careless patterns go through again and again. */
const RUNS: readonly string[] = [
  '*',
  '_',
  ' ',
  '`',
  '-',
  '#',
  '>',
  '[',
  ']',
  '(',
  '![',
  '<',
  '<!--',
  '|',
  '| ',
  '| | ',
  '&',
  '\\',
  '~',
  '"',
  "'",
  '/',
  ':',
  '.',
  ',',
  'a',
  'A ',
  'é',
  '1',
  '0-',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '{',
  '}',
  '{{',
  '[[',
  '- ',
  '* ',
  '1. ',
  '**a',
  '__a',
  '*a_',
  '[a](',
  '[a][',
  '[a]: b\n',
  'ADR-',
  'ADR-1 ',
  'ADR 0001, ',
  'R/A',
  'A,R;',
  '---\n',
  '| A | R |\n',
  '> ',
  '# a\n',
  '## Status\n',
  'a: ',
  'x\\|',
  '!',
  '?: ',
  '<a',
  '</',
  'http://',
  '@a ',
  '=\n',
  'vitruve-ignore ',
  '# vitruve-ignore a/b\n',
  '\u00a0',
  '\u2028',
  '\u{1F600}',
];

const INNER = [
  ...DEPLOYMENT_PLACES,
  { kind: 'adr', path: ADR, text: decision },
  { kind: 'matrix', path: MATRIX, text: (run: string) => table(`| Do | A | R | ${run} |\n`) },
  {
    kind: 'raci',
    path: RACI,
    text: (run: string) => raci(`  - name: "${run}"\n    assignments: {DPO: A, Owner: R}\n`),
  },
  {
    kind: 'raci plain',
    path: RACI,
    text: (run: string) => raci(`  - name: ${run}\n    assignments: {DPO: A, Owner: ${run}}\n`),
  },
  {
    kind: 'amdec',
    path: AMDEC,
    text: (run: string) => amdec(`  - id: R1\n    failureMode: ${run}\n    severity: ${run}\n`),
  },
  {
    kind: 'blur',
    path: 'site.blur.yaml',
    text: (run: string) => `images: ["${run}"]\nmodels:\n  face: "${run}"\noutput: { folder: ${run} }\n`,
  },
  {
    kind: 'nestor',
    path: 'nestor-ai-config.json',
    text: (run: string) => `{ "faceModel${run}": "${run}.onnx", "task": "${run}", "threshold": "${run}" }\n`,
  },
  {
    kind: 'detector',
    path: 'face.detector.yaml',
    text: (run: string) => `id: ${run}\nlicence: "${run}"\nhash: ${run}\n`,
  },
  { kind: 'prose', path: 'notes.md', text: (run: string) => run },
  {
    kind: 'front matter',
    path: ADR,
    text: (run: string) => `---\nstatus: ${run}\ndecision-makers: ${run}\n---\n# x\n`,
  },
  { kind: 'title', path: ADR, text: (run: string) => `# ${run}\n\n## ${run}\n\nAccepted\n` },
  { kind: 'status', path: ADR, text: (run: string) => `# 1. x\n\n## Status\n\n${run}\n\n## Context\n\nx\n` },
];

/** A run of one piece in each place of each kind of manifest; `size` characters. */
export const RUN_PROBES: readonly Probe[] = RUNS.flatMap((run) =>
  INNER.map(({ kind, path, text }) => ({
    name: `${kind}: ${JSON.stringify(run)} again and again`,
    path,
    text: (size: number) => text(times(size / run.length, run)),
  })),
);

/** Much of what manifests are made of; `size` of it. */
export const MANY_PROBES: readonly Probe[] = [
  ...MANY_DEPLOYMENT_PROBES,
  { name: 'headings', path: ADR, text: (size) => decision(each(size, (n) => `## H${n}\n\n`)) },
  { name: 'equal headings', path: ADR, text: (size) => decision(times(size, '## Status\n\nAccepted\n\n')) },
  { name: 'mentions in one line', path: ADR, text: (size) => decision(each(size, (n) => `ADR-${n} `)) },
  { name: 'equal mentions', path: ADR, text: (size) => decision(times(size, 'ADR-0002 ')) },
  { name: 'links', path: ADR, text: (size) => decision(each(size, (n) => `[a](${n}.md)\n`)) },
  {
    name: 'reference links',
    path: ADR,
    text: (size) => decision(each(size, (n) => `[a${n}]\n\n[a${n}]: ${n}.md\n\n`)),
  },
  {
    name: 'options',
    path: ADR,
    text: (size) => decision(`x\n\n## Considered Options\n\n${each(size, (n) => `* Option ${n}\n`)}`),
  },
  {
    name: 'option headings',
    path: ADR,
    text: (size) =>
      decision(
        `x\n\n## Considered Options\n\n${each(size, (n) => `* Option ${n}\n`)}\n## Pros and Cons of the Options\n\n${each(size, (n) => `### Option ${n}\n\n* Good, because x\n\n`)}`,
      ),
  },
  {
    name: 'deciders',
    path: ADR,
    text: (size) => `---\nstatus: accepted\ndecision-makers: [${each(size, (n) => `P${n}, `)}]\n---\n# x\n`,
  },
  {
    name: 'front matter keys',
    path: ADR,
    text: (size) => `---\nstatus: accepted\n${each(size, (n) => `k${n}: x\n`)}---\n# x\n`,
  },
  {
    name: 'front matter that never closes',
    path: ADR,
    text: (size) => `---\n${each(size, (n) => `k${n}: x\n`)}`,
  },
  {
    name: 'Markdown rows',
    path: MATRIX,
    text: (size) => table(each(size, (n) => `| Do ${n} | A | R | C |\n`)),
  },
  { name: 'equal Markdown rows', path: MATRIX, text: (size) => table(times(size, '| Do | A | A | |\n')) },
  {
    name: 'Markdown columns',
    path: MATRIX,
    text: (size) =>
      `| Activity |${each(size, (n) => ` P${n} |`)}\n|---|${times(size, '---|')}\n| Do |${times(size, ' A |')}\n| Go |${times(size, ' R |')}\n`,
  },
  {
    name: 'Markdown tables',
    path: MATRIX,
    text: (size) => each(size / 4, (n) => `${table(`| Do ${n} | A | R | C |\n`)}\n\n`),
  },
  {
    name: 'activities',
    path: RACI,
    text: (size) => raci(each(size, (n) => `  - name: Do ${n}\n    assignments: {DPO: A, Owner: R}\n`)),
  },
  {
    name: 'equal activities',
    path: RACI,
    text: (size) => raci(times(size, '  - name: Do\n    assignments: {DPO: A, Nobody: [C, I]}\n')),
  },
  {
    name: 'faulty activities',
    path: RACI,
    text: (size) => raci(times(size, '  - nom: 1\n    assignments: 3\n')),
  },
  {
    name: 'roles',
    path: RACI,
    text: (size) =>
      `variant: RACI\nroles:\n${each(size, (n) => `  - name: R${n}\n`)}activities:\n  - name: Do\n    assignments: {R1: A}\n`,
  },
  {
    name: 'roles that are not declared',
    path: RACI,
    text: (size) => raci(`  - name: Do\n    assignments:\n${each(size, (n) => `      X${n}: R\n`)}`),
  },
  {
    name: 'misspelt roles',
    path: RACI,
    text: (size) =>
      `roles:\n${each(Math.min(size, 300), (n) => `  - Role number ${n}\n`)}activities:\n${each(size, (n) => `  - name: Do ${n}\n    assignments: {Roel number ${n % 300}: R}\n`)}`,
  },
  {
    name: 'decisions of activities',
    path: RACI,
    text: (size) =>
      raci(each(size, (n) => `  - name: Do ${n}\n    decisions: [ADR-${n}]\n    assignments: {DPO: A}\n`)),
  },
  { name: 'equal keys', path: RACI, text: (size) => times(size, 'roles: [DPO]\n') },
  {
    name: 'unknown keys',
    path: RACI,
    text: (size) => `roles: [A]\n${each(size, (n) => `k${n}: 1\n`)}activities: []\n`,
  },
  {
    name: 'YAML documents',
    path: RACI,
    text: (size) => times(size / 4, `---\n${raci('  - name: Do\n    assignments: {DPO: A}\n')}`),
  },
  {
    name: 'suppressions',
    path: RACI,
    text: (size) => `${times(size, '# vitruve-ignore raci/idle-role: why\n')}${raci('')}`,
  },
  { name: 'aliases', path: RACI, text: (size) => `x: &a [1, 2]\n${each(size, (n) => `k${n}: *a\n`)}` },
  {
    name: 'risks',
    path: AMDEC,
    text: (size) =>
      amdec(
        each(
          size / 2,
          (n) =>
            `  - id: R${n}\n    item: Store\n    failureMode: Leak ${n}\n    severity: 4\n    occurrence: 3\n    detection: 2\n    criticality: 25\n`,
        ),
      ),
  },
  {
    name: 'equal risks',
    path: AMDEC,
    text: (size) =>
      amdec(
        times(
          size / 2,
          '  - id: R1\n    item: Store\n    failureMode: Leak\n    cause: Port\n    effect: Loss\n    severity: 4\n',
        ),
      ),
  },
  {
    name: 'actions',
    path: AMDEC,
    text: (size) =>
      amdec(
        `  - id: R1\n    failureMode: x\n    actions:\n${each(size, (n) => `      - action: Do ${n}\n        owner: Nobody ${n}\n        due: 2020-01-01\n`)}`,
      ),
  },
  {
    name: 'faulty risks',
    path: AMDEC,
    text: (size) => amdec(times(size / 2, '  - id: []\n    severity: {}\n    sevrity: 3\n    effect: [1]\n')),
  },
  {
    name: 'grid',
    path: AMDEC,
    text: (size) => `title: x\ngrid:\n  severity:\n${each(size, (n) => `    ${n + 1}: x\n`)}risks: []\n`,
  },
  {
    name: 'categories',
    path: AMDEC,
    text: (size) =>
      `title: x\ncategories: [${each(size, (n) => `cat${n}, `)}]\nrisks:\n${each(size, (n) => `  - {id: R${n}, failureMode: x, category: kat${n}}\n`)}`,
  },
];

/** Nesting, `size` levels deep. */
export const DEEP_PROBES: readonly Probe[] = [
  ...DEEP_DEPLOYMENT_PROBES,
  { name: 'lists in lists', path: RACI, text: (size) => `roles: ${times(size, '[')}${times(size, ']')}\n` },
  { name: 'open lists', path: RACI, text: (size) => `roles: ${times(size, '[')}` },
  { name: 'open maps', path: AMDEC, text: (size) => `risks: ${times(size, '{a: ')}` },
  { name: 'dashes', path: RACI, text: (size) => `roles:\n  ${times(size, '- ')}x\n` },
  {
    name: 'indented keys',
    path: RACI,
    text: (size) => each(Math.min(size, 2000), (n) => `${times(n, ' ')}a:\n`),
  },
  { name: 'quotations', path: ADR, text: (size) => decision(`${times(size, '>')} x`) },
  { name: 'Markdown lists', path: ADR, text: (size) => decision(`${times(size, '- ')}x`) },
  {
    name: 'indented Markdown lists',
    path: ADR,
    text: (size) => decision(each(Math.min(size, 1000), (n) => `${times(n, '  ')}- x\n`)),
  },
  { name: 'brackets', path: ADR, text: (size) => decision(`${times(size, '[')}x${times(size, ']')}`) },
  { name: 'emphasis', path: ADR, text: (size) => decision(`${times(size, '*a ')}${times(size, 'a* ')}`) },
  { name: 'front matter lists', path: ADR, text: (size) => `---\nstatus: ${times(size, '[')}\n---\n# x\n` },
];
