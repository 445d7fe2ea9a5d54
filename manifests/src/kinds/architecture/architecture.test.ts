import assert from 'node:assert/strict';
import { completion } from '../../core/features/completion.ts';
import { definition } from '../../core/features/definition.ts';
import { hover } from '../../core/features/hover.ts';
import { rename } from '../../core/features/rename.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { ARCHITECTURE } from './kind.ts';

const ROOT_FILE = 'shop/architecture.yaml';
const PART_FILE = 'shop/payments.architecture.yaml';
const SHOP = `version: 1
model: shop
imports: [billing]
zones:
  dmz: { trust: 1 }
data:
  card: { class: confidential }
elements:
  shop:
    zone: dmz
    elements:
      api: { kind: service, technology: Node.js }
flows:
  - { from: shop.api, to: pay.gateway, data: [card], protocol: https }
  - { from: shop.api, to: billing/invoices }
`;
const PAYMENTS = `version: 1
partOf: shop
elements:
  pay:
    elements:
      gateway: { kind: service }
  shop.worker: { kind: service }
flows:
  - { from: shop.worker, to: shop.api }
`;
const DOCUMENTS = {
  [ROOT_FILE]: SHOP,
  [PART_FILE]: PAYMENTS,
  'billing/architecture.yaml': 'version: 1\nelements:\n  invoices: { published: true }\n  ledger: {}\n',
  'copy/architecture.yaml': 'version: 1\nmodel: shop\nelements:\n  shop: {}\n',
};

/** The position of a mark in a document, one character into it. */
function at(workspace: Workspace, path: string, mark: string) {
  const document = workspace.document(uriOf(path));
  const offset = document?.getText().indexOf(mark) ?? -1;
  assert.ok(document && offset !== -1, `${mark} in ${path}`);
  return document.positionAt(offset + 1);
}

function findings(workspace: Workspace, path: string): readonly string[] {
  return workspace.check(uriOf(path)).findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe('architecture', () => {
  it('is known by the names of its files, and not where another format is in them', () => {
    const kinds = (documents: Readonly<Record<string, string>>): readonly boolean[] => {
      const workspace = workspaceOf(documents);
      return Object.keys(documents).map((path) => workspace.kindOf(uriOf(path)) === ARCHITECTURE);
    };
    assert.deepEqual(
      kinds({
        'architecture.yaml': '',
        'shop.architecture.yml': 'version: 1\n',
        'b/architecture.yaml': 'elements: {}\n',
        'a.yaml': '# yaml-language-server: $schema=./architecture.schema.json\n',
        'c/architecture.yaml': 'nodes: []\nrelationships: []\n',
        'd/architecture.yaml': 'version: 2\ntitle: x\n',
        'other.yaml': 'elements: {}\n',
      }),
      [true, true, true, true, false, false, false],
    );
  });

  it('is one model over several files, and a copy in another folder is another one', () => {
    const workspace = workspaceOf(DOCUMENTS);
    for (const path of Object.keys(DOCUMENTS)) assert.deepEqual(findings(workspace, path), [], path);
    workspace.update(uriOf('copy/architecture.yaml'), 'version: 1\nmodel: shop\nelements: {}\n', {
      open: true,
    });
    assert.deepEqual(findings(workspace, ROOT_FILE), []);
    workspace.update(uriOf(PART_FILE), PAYMENTS.replace('pay:', 'paid:'), { open: true });
    assert.deepEqual(findings(workspace, ROOT_FILE), [
      'architecture/reference-unknown: The element "pay.gateway" does not exist. Did you mean "paid.gateway"?',
    ]);
  });

  it('leads from each part of an id to what it names, in other files and models too', () => {
    const workspace = workspaceOf(DOCUMENTS);
    const leads = (mark: string): readonly string[] => {
      const found = definition(workspace, uriOf(ROOT_FILE), at(workspace, ROOT_FILE, mark));
      return found.map(
        ({ targetUri, targetSelectionRange: { start } }) =>
          `${targetUri.replace(uriOf(''), '')}:${start.line + 1}`,
      );
    };
    assert.deepEqual(leads('pay.gateway'), [`${PART_FILE}:4`]);
    assert.deepEqual(leads('gateway, data'), [`${PART_FILE}:6`]);
    assert.deepEqual(leads('card]'), [`${ROOT_FILE}:7`]);
    assert.deepEqual(leads('billing/'), ['billing/architecture.yaml:1']);
    assert.deepEqual(leads('invoices }'), ['billing/architecture.yaml:3']);
  });

  it('renames one part of an id wherever it stands, and nothing of a copy', () => {
    const workspace = workspaceOf(DOCUMENTS);
    const edit = rename(workspace, uriOf(ROOT_FILE), at(workspace, ROOT_FILE, 'shop:\n    zone'), 'store');
    const texts = new Map(Object.entries(DOCUMENTS));
    for (const change of edit?.documentChanges ?? []) {
      assert.ok('edits' in change);
      const path = change.textDocument.uri.replace(uriOf(''), '');
      const document = workspace.document(change.textDocument.uri);
      let text = texts.get(path) ?? '';
      for (const one of [...change.edits].reverse()) {
        assert.ok(document && 'newText' in one);
        text =
          text.slice(0, document.offsetAt(one.range.start)) +
          one.newText +
          text.slice(document.offsetAt(one.range.end));
      }
      texts.set(path, text);
    }
    assert.equal(
      texts.get(ROOT_FILE),
      SHOP.replace('  shop:\n', '  store:\n').replaceAll('from: shop.api', 'from: store.api'),
    );
    assert.equal(
      texts.get(PART_FILE),
      PAYMENTS.replace('shop.worker:', 'store.worker:').replace(
        'from: shop.worker, to: shop.api',
        'from: store.worker, to: store.api',
      ),
    );
    assert.equal(texts.get('copy/architecture.yaml'), DOCUMENTS['copy/architecture.yaml']);
  });

  it('proposes names of the whole model and what other models publish', () => {
    const text = `${SHOP}  - { from: , to: x }\n`;
    const workspace = workspaceOf({ ...DOCUMENTS, [ROOT_FILE]: text });
    const document = workspace.document(uriOf(ROOT_FILE));
    assert.ok(document);
    const offset = text.indexOf('from: ,') + 'from: '.length;
    const labels = completion(workspace, uriOf(ROOT_FILE), document.positionAt(offset)).map(
      ({ label }) => label,
    );
    assert.deepEqual(
      labels.sort(),
      ['billing/invoices', 'pay', 'pay.gateway', 'shop', 'shop.api', 'shop.worker'].sort(),
    );
  });

  it('says of an element where it is and who calls it', () => {
    const workspace = workspaceOf(DOCUMENTS);
    const shown = JSON.stringify(
      hover(workspace, uriOf(PART_FILE), at(workspace, PART_FILE, 'api }'))?.contents,
    );
    for (const part of ['Node.js', 'Zone: dmz', 'Called by: shop.worker'])
      assert.ok(shown.replaceAll('\\', '').includes(part), `${part} in ${shown}`);
  });

  it('lists its parts in the order of the text, elements within elements', () => {
    const manifest = workspaceOf(DOCUMENTS).manifest(uriOf(ROOT_FILE));
    const items = manifest?.kind.outline?.(manifest.context) ?? [];
    assert.deepEqual(
      items.map(({ name, children = [] }) => [name, ...children.map((child) => child.name)]),
      [['dmz'], ['card'], ['shop', 'api'], ['shop.api→pay.gateway'], ['shop.api→billing/invoices']],
    );
  });

  it('accepts what a waiver accepts, up to its last day', () => {
    const text = `version: 1
elements:
  database: { criticality: high, replicas: 1 }
waivers:
  - { rule: architecture/single-point, target: database, until: 2026-01-15, decision: ADR-0001 }
`;
    const on = (today: string): readonly string[] =>
      workspaceOf({ 'architecture.yaml': text }, { today })
        .check(uriOf('architecture.yaml'))
        .findings.map(({ rule }) => rule);
    assert.deepEqual(on('2026-01-15'), []);
    assert.deepEqual(on('2026-01-16'), ['architecture/single-point', 'architecture/waiver-expired']);
  });

  it('reads any text without failing', () => {
    const hostile = [
      'version: 1\nelements: [a, b]\nflows: {a: b}\n',
      'version: 1\nelements: {a: null, b: 3, "": {}, "a.": {elements: {".": {}}}}\n',
      'version: 1\nflows: [null, 1, {from: [a], to: {b: c}}, {from: a, to: a}, {from: "/", to: "a/b/c"}]\n',
      'version: 1\nscenarios: {a: {steps: [{loop: x, steps: [{parallel: [{steps: [{flow: x}]}]}]}]}}\n',
      'version: 1\nstates: {a: {date: 1}, b: {current: yes}}\nelements: {x: {since: b, until: a}}\n',
      'version: 1\nmodel: ""\npartOf: x\nimports: [x, ""]\n',
      'elements: &a {x: {elements: *a}}\n',
    ];
    for (const text of hostile) {
      const workspace = workspaceOf({ 'architecture.yaml': text });
      const manifest = workspace.manifest(uriOf('architecture.yaml'));
      assert.ok(manifest, text);
      assert.ok(!findings(workspace, 'architecture.yaml').some((one) => one.startsWith('document/')), text);
      const { kind, context } = manifest;
      kind.outline?.(context);
      kind.lenses?.(context);
      kind.tokens?.(context);
      kind.hints?.(context, { start: 0, end: text.length });
    }
  });
});
