import assert from 'node:assert/strict';
import type { SectionedTable, TableSection } from '../../../core/views/table.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import type { KindContext } from '../../../core/kind.ts';
import { growthOf, LINEAR } from '../../../testing/steps.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { ArchitectureModel } from '../model.ts';
import { dependenciesView } from './dependencies.ts';
import { registerView } from './register.ts';
import { traceabilityView } from './traceability.ts';

function tableIn(
  view: DocumentView<ArchitectureModel>,
  text: string,
  others: Readonly<Record<string, string>> = {},
): SectionedTable {
  const manifest = workspaceOf({ 'architecture.yaml': text, ...others }).manifest(uriOf('architecture.yaml'));
  assert.ok(manifest);
  const content = view.build(manifest.context as KindContext<ArchitectureModel>);
  assert.ok(content?.type === 'table');
  for (const { columns, rows } of content.table.sections)
    for (const { cells } of rows) assert.equal(cells.length, columns.length);
  return content.table;
}

/** The texts of the cells of a column, by the ids of the rows. */
function columnOf(section: TableSection | undefined, id: string): Readonly<Record<string, string>> {
  assert.ok(section);
  const at = section.columns.findIndex((column) => column.id === id);
  assert.notEqual(at, -1, id);
  return Object.fromEntries(
    section.rows.map((row) => [row.id, (row.cells[at]?.items ?? []).map(({ text }) => text).join(', ')]),
  );
}

describe('architecture/register', () => {
  const MODEL = `version: 1
zones: { web: { internet: true }, cde: { title: Payment, pci: true, region: EU } }
data:
  card: { title: Card numbers, kinds: [pci-chd] }
  client: { class: confidential, kinds: [pii-special], purpose: sales, owner: DPO, subjects: [clients] }
  log: { class: internal }
elements:
  buyer: { kind: actor, zone: web, creates: [card] }
  pay: { title: Payments, kind: external, zone: cde }
  base: { kind: datastore, stores: [card, client], encryption: none }
  vault: { kind: datastore, stores: [client], encryption: disk }
flows:
  - { from: buyer, to: pay, data: [card], protocol: https }
  - { from: pay, to: base, data: [card], tls: false, direction: back }
  - { from: pay, to: vault, data: [client] }
`;
  const { notes, sections } = tableIn(registerView, MODEL);
  const [classes, places] = sections;

  it('shows what the law asks for and the model does not say, and nothing else as missing', () => {
    assert.deepEqual(columnOf(classes, 'owner'), { card: 'missing', client: 'DPO', log: '' });
    assert.deepEqual(columnOf(classes, 'retention'), { card: 'missing', client: 'missing', log: '' });
    assert.deepEqual(columnOf(classes, 'purpose'), { card: '', client: 'sales', log: '' });
    assert.deepEqual(columnOf(classes, 'legal-basis'), { card: '', client: 'missing', log: '' });
    assert.deepEqual(columnOf(classes, 'assessment'), { card: '', client: 'missing', log: '' });
    assert.deepEqual(notes, ['3 data classes, 1 with personal data, 6 entries missing']);
  });

  it('tells who stores, handles and receives each class', () => {
    assert.deepEqual(columnOf(classes, 'stored'), {
      card: 'base',
      client: 'base, vault',
      log: 'nowhere in the model',
    });
    assert.deepEqual(columnOf(classes, 'processed'), {
      card: 'buyer, Payments',
      client: 'Payments',
      log: '',
    });
    assert.deepEqual(columnOf(classes, 'recipients'), { card: 'Payments', client: 'Payments', log: '' });
  });

  it('tells for each place whether it is encrypted, and that it does not know', () => {
    assert.ok(places);
    const texts = places.rows.map(({ group, cells }) =>
      [
        group,
        ...cells.map(({ items }) => items.map(({ text, tone }) => `${text}${tone ? ` ${tone}` : ''}`).join()),
      ].join('|'),
    );
    assert.deepEqual(texts, [
      'Card numbers|buyer|created|web|||||',
      'Card numbers|base|stored||||||none bad',
      'Card numbers|buyer|sent|web||Payments|Payment|https|in transit good',
      'Card numbers|base|sent|||Payments|Payment||none bad',
      'client|base|stored||||||none bad',
      'client|vault|stored||||||disk good',
      'client|Payments|sent|Payment|EU|vault|||not declared attention',
    ]);
  });

  it('tells in which states data is somewhere, in a model with several', () => {
    const table = tableIn(
      registerView,
      `version: 1
states: { now: { current: true }, next: {}, later: {} }
data: { client: { kinds: [pii] } }
elements:
  old: { kind: datastore, stores: [client], until: next }
  base: { kind: datastore, stores: [client], since: later }
  api: { creates: [client] }
flows:
  - { from: api, to: old, data: [client], until: now }
`,
    );
    assert.deepEqual(Object.values(columnOf(table.sections[1], 'states')), [
      'now – next',
      'later',
      'all',
      'now',
    ]);
    assert.equal(columnOf(table.sections[0], 'stored')['client'], 'old (now – next), base (later)');
    assert.ok(places?.columns.every(({ id }) => id !== 'states'));
  });

  it('leads to where things are declared', () => {
    const source = classes?.rows[0]?.source;
    assert.equal(source && MODEL.slice(source.start, source.end), 'card');
    const flow = places?.rows[2]?.source?.extent;
    assert.match(MODEL.slice(flow?.start, flow?.end), /^\{ from: buyer/u);
  });

  it('is not offered for a model without data', () => {
    const manifest = workspaceOf({ 'architecture.yaml': 'version: 1\nelements: { a: {} }\n' }).manifest(
      uriOf('architecture.yaml'),
    );
    assert.equal(registerView.build(manifest?.context as KindContext<ArchitectureModel>), undefined);
  });
});

describe('architecture/dependencies', () => {
  const marksOf = (table: SectionedTable, section = 0): readonly string[] =>
    (table.sections[section]?.rows ?? []).map(({ cells }) =>
      cells.map(({ items }) => items.map(({ text }) => text).join('+')).join('|'),
    );

  it('counts flows by their kind, and marks those in cycles by a sign', () => {
    const { notes, sections } = tableIn(
      dependenciesView,
      `version: 1
states: { now: { current: true }, later: {} }
elements: { a: {}, b: {}, c: {}, d: {}, e: { since: later }, alone: {} }
flows:
  - { from: a, to: b }
  - { id: again, from: a, to: b }
  - { from: a, to: b, protocol: kafka }
  - { from: b, to: a }
  - { from: b, to: c, protocol: kafka }
  - { from: c, to: a }
  - { from: c, to: d }
  - { from: d, to: e, since: later }
`,
    );
    assert.deepEqual(marksOf({ notes, sections }), [
      '1. a|1|2|–|2S!+A↻||',
      '2. b|2|1|S!|–|A↻|',
      '3. c|2|1|S↻||–|S',
      '4. d|0|1||||–',
    ]);
    assert.equal(notes[0], '4 elements, 7 flows, state now');
    assert.deepEqual(sections[0]?.notes, ['In cycles: 3 of 4']);
  });

  it('counts a flow from an element to itself, which is no cycle', () => {
    const text = 'version: 1\nelements: { a: {}, b: {} }\nflows: [{ from: a, to: a }, { from: b, to: a }]\n';
    const { notes, sections } = tableIn(dependenciesView, text);
    assert.deepEqual(marksOf({ notes, sections }), ['1. a|0|1|S|', '2. b|1|0|S|–']);
    assert.deepEqual(sections[0]?.notes, []);
    const { findings } = workspaceOf({ 'architecture.yaml': text }).check(uriOf('architecture.yaml'));
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== 'hint').map(({ message }) => message),
      [],
    );
  });

  it('shows the outer elements of a large model first, and what is in each on demand', () => {
    const parts = Array.from({ length: 40 }, (_, n) => `p${n}: {}`).join(', ');
    const flows = Array.from({ length: 39 }, (_, n) => [
      `  - { from: a.p${n}, to: a.p${n + 1} }`,
      `  - { from: b.p${n}, to: b.p${n + 1} }`,
    ]).flat();
    const table = tableIn(
      dependenciesView,
      `version: 1
elements: { a: { title: First, elements: { ${parts} } }, b: { elements: { ${parts} } }, c: {} }
flows:
${flows.join('\n')}
  - { from: a.p1, to: b.p2 }
  - { from: a.p3, to: b.p2 }
  - { from: b.p2, to: c, protocol: kafka }
`,
    );
    assert.deepEqual(
      table.sections.map(({ title, isFolded, rows }) => [title, isFolded ?? false, rows.length]),
      [
        ['Outer elements', false, 3],
        ['First', true, 40],
        ['b', true, 40],
      ],
    );
    assert.deepEqual(marksOf(table), ['1. First|1|0|–|2S|', '2. b|1|1||–|A', '3. c|0|1|||–']);
  });

  it('falls back to layers, and says which elements of a layer it leaves out', () => {
    const elements = Array.from({ length: 70 }, (_, n) => `  e${n}: { layer: application }`);
    const flows = Array.from({ length: 69 }, (_, n) => `  - { from: e${n}, to: e${n + 1} }`);
    const table = tableIn(
      dependenciesView,
      `version: 1
elements:
  shop: { layer: business }
${elements.join('\n')}
flows:
  - { from: shop, to: e0 }
  - { from: shop, to: e1 }
${flows.join('\n')}
`,
    );
    assert.deepEqual(
      table.sections.map(({ title, rows }) => [title, rows.length]),
      [
        ['Layers', 2],
        ['Business', 1],
        ['Applications', 60],
      ],
    );
    assert.deepEqual(marksOf(table), ['1. Business|1|0|–|2S', '2. Applications|0|1||–']);
    assert.deepEqual(table.sections[2]?.notes, ['The 60 with the most dependencies, of 70']);
  });

  it('takes steps in proportion to the model, though it leaves most of it out', async () => {
    const growth = await growthOf((count) => {
      const elements = Array.from({ length: count }, (_, at) => `  e${at}: { kind: service }\n`).join('');
      const flows = Array.from(
        { length: count },
        (_, at) => `  - { from: e${at}, to: e${(at * 7 + 1) % count} }\n`,
      ).join('');
      tableIn(dependenciesView, `version: 1\nmodel: big\nelements:\n${elements}flows:\n${flows}`);
    }, 300);
    assert.ok(growth < LINEAR, `${growth} times the steps for four times the elements`);
  });

  it('has matrices of the parts of so many elements as one looks through, and says so', () => {
    const systems = Array.from({ length: 70 }, (_, number) => `s${number}`);
    const parts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    const text = [
      'version: 1',
      'elements:',
      ...systems.flatMap((id) => [`  ${id}:`, '    elements:', ...parts.map((part) => `      ${part}: {}`)]),
      'flows:',
      ...systems.flatMap((id, number) => [
        ...parts.slice(1).map((part) => `  - { from: ${id}.a, to: ${id}.${part} }`),
        ...(number === 69 ? [`  - { from: ${id}.b, to: ${id}.c }`] : []),
      ]),
    ].join('\n');
    const { sections, notes } = tableIn(dependenciesView, text);
    const inside = sections.filter(({ id }) => id.startsWith('in '));
    assert.equal(inside.length, 60);
    // The one with the most flows is among them, though it is the last.
    assert.equal(inside.at(-1)?.id, 'in s69');
    assert.equal(inside.at(-1)?.rows.length, 10);
    assert.equal(
      notes.at(-1),
      'Elements with parts: 60 of 70 have a matrix of their parts, those with the most flows between them.',
    );
  });
});

describe('architecture/traceability', () => {
  const MODEL = `version: 1
model: shop
elements:
  buyer: { layer: business, kind: actor }
  sell: { layer: function, owner: Sales, slo: { availability: 99 } }
  web:
    layer: application
    owner: Nobody
    decisions: [ADR-0001, ADR-0009]
    elements:
      api: { workload: compose/api, risks: [R-01] }
      pages: { deployedBy: manual }
  host: { layer: infrastructure }
`;
  const OTHERS = {
    'raci.yaml': 'roles: [Sales]\nactivities:\n  - name: sell\n    raci: { Sales: A/R }\n',
    'docs/decisions/0001-web.md': '# 1. Web\n\nDate: 2025-01-01\n\n## Status\n\nAccepted\n',
    'compose.yaml': 'services: { api: { image: a } }\n',
    'objectives.yaml':
      'version: 1\nmodel: shop\nobjectives:\n  up: { kind: slo, subject: web.api, target: { atLeast: 99 } }\n',
  };
  const { notes, sections } = tableIn(traceabilityView, MODEL, OTHERS);
  const [section] = sections;

  it('shows who answers for each element, also by what it is within', () => {
    assert.deepEqual(columnOf(section, 'owner'), {
      buyer: '',
      sell: 'Sales',
      web: 'Nobody (in no responsibility matrix)',
      'web.api': 'Nobody (in no responsibility matrix)',
      'web.pages': 'Nobody (in no responsibility matrix)',
      host: 'missing',
    });
  });

  it('counts the decision of a waiver, once', () => {
    const waived = tableIn(
      traceabilityView,
      `${MODEL}waivers:
  - { rule: architecture/single-point, target: host, until: 2027-12-31, decision: ADR-0001 }
  - { rule: architecture/orphan, target: host, until: 2027-12-31, decision: ADR-0001 }
  - { rule: architecture/orphan, target: web, until: 2027-12-31, decision: ADR-0001 }
  - { rule: architecture/orphan, target: nothing, until: 2027-12-31, decision: ADR-0001 }
`,
      OTHERS,
    );
    const decisions = columnOf(waived.sections[0], 'decisions');
    assert.deepEqual(
      [decisions['host'], decisions['web']],
      ['ADR-0001 (waiver)', columnOf(section, 'decisions')['web']],
    );
  });

  it('shows decisions, risks, objectives and deployments, and which names lead nowhere', () => {
    assert.deepEqual(columnOf(section, 'decisions'), {
      buyer: '',
      sell: 'missing',
      web: 'ADR-0001, ADR-0009 (not found)',
      'web.api': 'ADR-0001 (from web), ADR-0009 (not found) (from web)',
      'web.pages': 'ADR-0001 (from web), ADR-0009 (not found) (from web)',
      host: 'missing',
    });
    assert.deepEqual(columnOf(section, 'risks'), {
      buyer: '',
      sell: 'missing',
      web: 'in its parts',
      'web.api': 'R-01 (not found)',
      'web.pages': 'missing',
      host: 'missing',
    });
    assert.deepEqual(columnOf(section, 'objectives')['web.api'], 'up');
    assert.deepEqual(columnOf(section, 'deployments'), {
      buyer: '',
      sell: '',
      web: 'in its parts',
      'web.api': 'api',
      'web.pages': 'manual',
      host: 'missing',
    });
  });

  it('counts the holes', () => {
    assert.deepEqual(notes, [
      'Elements without an owner: 1 of 5',
      'Elements without a decision: 2 of 5',
      'Elements without a risk: 3 of 5',
      'Elements without an objective: 3 of 5',
      'Elements without a deployment: 1 of 4',
    ]);
  });

  it('leads to the decision, the role and the objective', () => {
    const sourceIn = (row: string, id: string): string | undefined => {
      const at = section?.columns.findIndex((column) => column.id === id) ?? -1;
      return section?.rows.find((one) => one.id === row)?.cells[at]?.items[0]?.source?.uri;
    };
    assert.equal(sourceIn('web', 'decisions'), uriOf('docs/decisions/0001-web.md'));
    assert.equal(sourceIn('sell', 'owner'), uriOf('raci.yaml'));
    assert.equal(sourceIn('web.api', 'objectives'), uriOf('objectives.yaml'));
    assert.equal(sourceIn('host', 'owner'), uriOf('architecture.yaml'));
  });
});
