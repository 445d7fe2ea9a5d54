import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Workspace } from '../../core/workspace/workspace.ts';
import { callsOf, statesOf } from '../../formats/architecture/analysis/calls.ts';
import { systemsIn } from '../../formats/architecture/system.ts';
import { rounds } from '../../testing/rounds.ts';
import { ROOT, TODAY, uriOf } from '../../testing/workspace-of.ts';
import { loadKinds } from '../index.ts';

const KINDS = await loadKinds();

const PATHS = [
  'shop/architecture.yaml',
  'shop/orders.architecture.yaml',
  'billing/architecture.yaml',
  'shop/shop.objectives.yaml',
] as const;

const IDS = ['web', 'api', 'db', 'host'] as const;
const id = fc.constantFrom(...IDS, 'api.jobs', 'billing/web', 'billing/none', 'a/b');
const oneOf = (...lines: readonly string[]): fc.Arbitrary<string> => fc.constantFrom('', ...lines);

/** The attributes of an element, one a line. */
const attributes = fc
  .tuple(
    oneOf('layer: business', 'layer: application', 'layer: infrastructure', 'layer: function'),
    oneOf('zone: inside', 'zone: card'),
    oneOf('owner: Sales', 'criticality: high', 'title: Something'),
    oneOf('since: today', 'since: target', 'until: today', 'until: target'),
    oneOf('replicas: 1', 'replicas: 2', 'deployedBy: saas', 'kind: actor'),
    oneOf('stores: [order]', 'creates: [order]', 'stores: [card]'),
    oneOf('capacity: { rps: 10 }', 'capacity: { peak: 20 }', 'rto: 1h', 'rto: 2h', 'published: true'),
    oneOf('slo: { availability: 99.9 }', 'slo: [available]', 'availability: 99', 'slo: { latencyP95: 20ms }'),
    fc.oneof(
      fc.constant(''),
      fc.tuple(fc.constantFrom('realizedBy', 'runsOn', 'replaces'), id).map(([key, to]) => `${key}: [${to}]`),
    ),
  )
  .map((lines) => lines.filter((line) => line !== ''));

interface Drawn {
  readonly id: string;
  readonly own: readonly string[];
  readonly inner: readonly string[] | undefined;
}

const elements = fc
  .uniqueArray(
    fc.record<Drawn>({
      id: fc.constantFrom(...IDS, 'api.jobs', 'a/b'),
      own: attributes,
      inner: fc.option(attributes, { nil: undefined, freq: 4 }),
    }),
    { selector: (drawn) => drawn.id, maxLength: 5 },
  )
  .map((all) => {
    const lines = all.flatMap((drawn) => [
      `  ${drawn.id}:`,
      ...drawn.own.map((line) => `    ${line}`),
      ...(drawn.inner
        ? ['    elements:', '      part:', ...drawn.inner.map((line) => `        ${line}`)]
        : []),
    ]);
    return lines.length === 0 ? [] : ['elements:', ...lines];
  });

const flows = fc
  .array(
    fc.tuple(
      id,
      fc.oneof(id, fc.constantFrom('api.part', 'web.part')),
      oneOf('protocol: kafka', 'protocol: https', 'optional: true', 'sync: false'),
      oneOf('since: target', 'until: today', 'data: [order]', 'data: [card]', 'latency: 5ms', 'calls: 3'),
    ),
    { maxLength: 6 },
  )
  .map((all) =>
    all.length === 0
      ? []
      : [
          'flows:',
          ...all.map(
            ([from, to, ...more]) =>
              `  - { ${[`from: ${from}`, `to: ${to}`, ...more.filter((line) => line !== '')].join(', ')} }`,
          ),
        ],
  );

const body = fc.tuple(elements, flows).map((parts) => parts.flat());

const root = fc
  .tuple(
    fc.constantFrom('model: shop', 'model: shop', 'model: store'),
    oneOf(
      'states: { today: { current: true }, target: {} }',
      'states: { target: { current: true }, today: {} }',
      'states: { today: { date: 2026-01-01 }, target: { date: 2025-01-01, current: true } }',
    ),
    oneOf('imports: [billing]'),
    oneOf('layers: { business: {}, application: {} }'),
    oneOf('data: { order: { class: restricted, owner: Sales }, card: { kinds: [pci-chd], owner: Sales } }'),
    oneOf('zones: { inside: { trust: 3 }, card: { pci: true } }', 'zones: { inside: { internet: true } }'),
    oneOf('waivers: [{ rule: architecture/single-point, target: api, until: 2030-01-01 }]'),
    oneOf('scenarios: { buy: { state: target, steps: [{ from: web, to: api }, { flow: none }] } }'),
    oneOf('owner: Sales', 'decisions: [ADR-0001]'),
    body,
  )
  .map(([model, ...parts]) => ['version: 1', model, ...parts.flat().filter((line) => line !== '')]);

const part = body.map((lines) => ['version: 1', 'partOf: shop', ...lines]);
const billing = body.map((lines) => ['version: 1', 'model: billing', ...lines]);
const objectives = fc
  .constantFrom('95', '99.99')
  .map((target) => [
    'version: 1',
    'objectives:',
    '  available:',
    '    kind: slo',
    `    target: { atLeast: ${target} }`,
    '    indicator: { ratio: { good: good, total: total } }',
    '    window: 30d',
  ]);

/** Small changes, each of something else that a rule or a graph looks at. */
const WORDS = [
  ['since: target', 'since: today'],
  ['until: today', 'until: target'],
  ['https', 'kafka'],
  ['optional: true', 'optional: false'],
  ['criticality: high', 'criticality: low'],
  ['replicas: 1', 'replicas: 2'],
  ['layer: business', 'layer: infrastructure'],
  ['deployedBy: saas', 'deployedBy: us'],
  ['realizedBy', 'runsOn'],
  ['to: api', 'to: web'],
  ['billing/web', 'billing/none'],
  ['published: true', 'published: false'],
  ['atLeast: 95', 'atLeast: 99.99'],
  ['model: shop', 'model: store'],
  ['zone: inside', 'zone: card'],
  ['order: {', 'orders: {'],
  ['inside: {', 'outside: {'],
  ['  web:', '  api:'],
  ['from: web', 'from: none'],
] as const;

const texts = fc.record({
  [PATHS[0]]: root,
  [PATHS[1]]: part,
  [PATHS[2]]: billing,
  [PATHS[3]]: objectives,
});

/** Of the text that is there nearly all remains: what was read of the other lines is kept. */
const edit = fc.record({
  path: fc.constantFrom(...PATHS),
  change: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ words: fc.shuffledSubarray([...WORDS, ...WORDS.map(turnedRound)]) }),
    },
    { weight: 1, arbitrary: fc.record({ without: fc.nat(40) }) },
    { weight: 1, arbitrary: fc.record({ repeated: fc.nat(40) }) },
    { weight: 1, arbitrary: fc.record({ lines: fc.oneof(root, part, billing) }) },
  ),
});

function turnedRound([word, other]: readonly [string, string]): readonly [string, string] {
  return [other, word];
}

type Change = typeof edit extends fc.Arbitrary<{ change: infer One }> ? One : never;

/** The first of the words that is there becomes the other. */
function after(text: string, change: Change): string {
  if ('lines' in change) return `${change.lines.join('\n')}\n`;
  if ('words' in change) {
    const [word = '', other = ''] = change.words.find(([one]) => text.includes(one)) ?? [];
    return text.replace(word, other);
  }
  const lines = text.split('\n');
  if ('without' in change) return lines.toSpliced(change.without % lines.length, 1).join('\n');
  const at = change.repeated % lines.length;
  return lines.toSpliced(at, 0, lines[at] ?? '').join('\n');
}

/** What a workspace says of its model, in terms of its own folder. */
function said(workspace: Workspace, folder: string, paths: readonly string[]): readonly string[] {
  const uris = paths.map((path) => `${folder}/${path}`);
  const { graph } = workspace.folderContext(folder);
  const all: readonly unknown[] = [
    ...uris.map((uri) => workspace.check(uri).findings.map((finding) => ({ ...finding, fixes: [] }))),
    // What the outline, references and everything else is made of.
    ...uris.map((uri) => workspace.factsOf(uri) ?? null),
    ...systemsIn(graph, folder, () => true).flatMap((system) => [
      [system.name, [...system.elements.values()], system.flows],
      [...system.elements.keys()].map((one) => system.childrenOf(one)),
      ...statesOf(system).map((state) => {
        const calls = callsOf(system, state);
        return [calls.ids, calls.graph, calls.flows, calls.ids.map((one) => calls.needs(one))];
      }),
    ]),
  ];
  return all.map((one) => JSON.stringify(one).replaceAll(folder, ROOT));
}

let folders = 0;

/** In a folder of its own, of which nothing is known from before. */
function fresh(texts: Readonly<Record<string, string>>, paths: readonly string[]): readonly string[] {
  const folder = `file:///fresh-${++folders}`;
  const workspace = new Workspace(KINDS, { exists: () => false, today: () => TODAY });
  workspace.addRoot(folder);
  for (const path of paths) workspace.update(`${folder}/${path}`, texts[path] ?? '', { open: true });
  return said(workspace, folder, paths);
}

describe('an architecture model after edits', () => {
  it('has the findings, the facts and the systems of a fresh start', () => {
    fc.assert(
      fc.property(texts, fc.array(edit, { minLength: 2, maxLength: 8 }), (first, edits) => {
        const now: Record<string, string> = {};
        const workspace = new Workspace(KINDS, { exists: () => false, today: () => TODAY });
        workspace.addRoot(ROOT);
        const write = (path: string, text: string): void => {
          now[path] = text;
          workspace.update(uriOf(path), text, { open: true });
        };
        for (const path of PATHS) write(path, `${first[path].join('\n')}\n`);
        said(workspace, ROOT, PATHS);
        for (const { path, change } of edits) {
          write(path, after(now[path] ?? '', change));
          assert.deepEqual(said(workspace, ROOT, PATHS), fresh(now, PATHS));
        }
      }),
      rounds(1000),
    );
  });
});
