import assert from 'node:assert/strict';
import type { SectionedTable, TableSection } from '../../../core/views/table.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import type { KindContext } from '../../../core/kind.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { ArchitectureModel } from '../model.ts';
import { registerView } from './register.ts';

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
