/**
 * Measures what an edit of a large architecture model costs: from the new text to the findings of its file, in this process and without an
 * editor. Run with `npm run bench:architecture`; `--elements=10000`, `--flows=30000`, `--files=100`, `--rounds=20`.
 */
import { loadKinds, Workspace } from '@vitruve/manifests';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { percentile } from './statistics.ts';

const option = (name: string, fallback: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const elements = option('elements', 10_000);
const flows = option('flows', 30_000);
const files = option('files', 100);
const rounds = option('rounds', 20);

/** The same numbers in each run. */
let seed = 7;
function below(limit: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 1;
  return seed % limit;
}

const ROOT = [
  'version: 1',
  'model: large',
  'states: { today: { date: 2025-01-01, current: true }, target: { date: 2027-01-01 } }',
  'zones: { inside: { trust: 3 } }',
  'data: { order: { class: restricted, owner: Sales } }',
];
/** Elements of one system. */
const SIZE = 20;
const idOf = (number: number): string => `system${Math.floor(number / SIZE)}.part${number % SIZE}`;

function elementLines(number: number): readonly string[] {
  const head =
    number % SIZE === 0 ? [`  system${number / SIZE}:`, '    layer: application', '    elements:'] : [];
  const period = below(20) === 0 ? [`        ${below(2) === 0 ? 'since: target' : 'until: today'}`] : [];
  const critical =
    below(50) === 0 ? ['        criticality: high', '        slo: { availability: 0.99 }'] : [];
  return [
    ...head,
    `      part${number % SIZE}:`,
    `        title: Part ${number}`,
    ...supportLines(number),
    '        zone: inside',
    `        replicas: ${1 + below(3)}`,
    ...(below(10) === 0 ? ['        stores: [order]'] : []),
    ...period,
    ...critical,
  ];
}

/** Of each system, the first part is a function, which the second realizes; a quarter of the others run on the last, which is a host. */
function supportLines(number: number): readonly string[] {
  const system = `system${Math.floor(number / SIZE)}`;
  const part = number % SIZE;
  if (part === 0) return ['        layer: business', `        realizedBy: [${system}.part1]`];
  if (part >= SIZE - 2) return ['        layer: infrastructure'];
  return part % 4 === 1 ? [`        runsOn: [${system}.part${SIZE - 1}]`] : [];
}

/** Most flows lead forward, a few back. */
function flowLine(start: number): string {
  const to = below(1000) === 0 ? Math.max(0, start - 50) : Math.min(elements - 1, start + 1 + below(400));
  return `  - { from: ${idOf(start)}, to: ${idOf(to)}, protocol: ${below(4) === 0 ? 'kafka' : 'https'}, data: [order], latency: ${1 + below(9)}ms }`;
}

function fileText(file: number): string {
  const count = elements / files;
  const numbers = Array.from({ length: count }, (_, at) => file * count + at);
  const lines = [
    ...(file === 0 ? ROOT : ['version: 1', 'partOf: large']),
    'elements:',
    ...numbers.flatMap(elementLines),
    'flows:',
    ...Array.from({ length: flows / files }, () => flowLine(file * count + below(count))),
  ];
  return `${lines.join('\n')}\n`;
}

const workspace = new Workspace(await loadKinds(), { today: () => '2026-01-15', exists: () => true });
workspace.addRoot('file:///large');
const uriOf = (file: number): string => `file:///large/${file === 0 ? '' : `part-${file}.`}architecture.yaml`;
const texts = Array.from({ length: files }, (_, file) => fileText(file));
for (const [file, text] of texts.entries()) workspace.update(uriOf(file), text);
const began = performance.now();
workspace.settle();
console.log(`${elements} elements, ${flows} flows, ${files} files`);
console.log(`read: ${Math.round(performance.now() - began)} ms`);

const edited = Math.floor(files / 2);
const uri = uriOf(edited);
const document = TextDocument.create(uri, 'yaml', 1, texts[edited] ?? '');
workspace.edit(document);
workspace.check(uri);

const EDITS: Readonly<Record<string, { readonly find: RegExp; readonly to: (round: number) => string }>> = {
  'a title': { find: /title: Part[^\n]*/u, to: (round) => `title: Part, ${round}` },
  'a latency': { find: /latency: \d+ms/u, to: (round) => `latency: ${round}ms` },
  'who waits for whom': {
    find: /protocol: [a-z]+/u,
    to: (round) => `protocol: ${round % 2 === 0 ? 'https' : 'kafka'}`,
  },
};
let version = 1;
for (const [what, { find, to }] of Object.entries(EDITS)) {
  const times: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const text = document.getText();
    const match = find.exec(text);
    if (!match) throw new Error(`Nothing to edit: ${what}`);
    const start = match.index;
    const pressed = performance.now();
    const used = process.cpuUsage();
    TextDocument.update(
      document,
      [
        {
          range: { start: document.positionAt(start), end: document.positionAt(start + match[0].length) },
          text: to(round),
        },
      ],
      ++version,
    );
    workspace.edit(document);
    workspace.check(uri);
    times.push(performance.now() - pressed);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  console.log(
    `edit of ${what}, to findings: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms; processor p50 ${percentile(processor, 0.5).toFixed(1)} ms`,
  );
}
