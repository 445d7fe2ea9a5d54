/** How large a generated model is, and over how many files. */
export interface ModelSize {
  readonly elements: number;
  readonly flows: number;
  readonly files: number;
}

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
function flowLine(elements: number, start: number): string {
  const to = below(1000) === 0 ? Math.max(0, start - 50) : Math.min(elements - 1, start + 1 + below(400));
  return `  - { from: ${idOf(start)}, to: ${idOf(to)}, protocol: ${below(4) === 0 ? 'kafka' : 'https'}, data: [order], latency: ${1 + below(9)}ms }`;
}

/** The text of one of the files of a model. */
export function fileText({ elements, flows, files }: ModelSize, file: number): string {
  const count = elements / files;
  const numbers = Array.from({ length: count }, (_, at) => file * count + at);
  const lines = [
    ...(file === 0 ? ROOT : ['version: 1', 'partOf: large']),
    'elements:',
    ...numbers.flatMap(elementLines),
    'flows:',
    ...Array.from({ length: flows / files }, () => flowLine(elements, file * count + below(count))),
  ];
  return `${lines.join('\n')}\n`;
}
