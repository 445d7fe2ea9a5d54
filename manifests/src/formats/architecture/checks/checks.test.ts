import assert from 'node:assert/strict';
import { codeLenses } from '../../../core/features/code-lens.ts';
import { completion } from '../../../core/features/completion.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const MODEL = `version: 1
zones:
  internet: { trust: 0, internet: true }
  cde: { trust: 4, pci: true, region: FR }
data:
  card: { class: strictly-confidential, kinds: [pci-chd] }
  order: { class: internal }
states:
  now: { date: 2025-01-01, current: true }
  later: { date: 2027-01-01 }
elements:
  visitor: { kind: actor, zone: internet }
  gateway: { kind: gateway, zone: cde, replicas: 2 }
  shop: { owner: Shop team, zone: cde, replicas: 1 }
  shop.cart: { kind: service }
  legacy: { owner: Shop team, zone: cde }
  stock: { owner: Stock team }
  orders: { kind: datastore, owner: Shop team, zone: cde, stores: [order] }
  vault: { kind: datastore, owner: Risk team, zone: cde, stores: [card], since: later }
flows:
  - { from: visitor, to: gateway, protocol: https, tls: true, data: [card] }
  - { from: gateway, to: shop.cart, protocol: http, tls: false }
  - { from: shop.cart, to: orders, protocol: postgres, data: [order] }
  - { from: stock, to: legacy, protocol: https }
  - { from: shop.cart, to: legacy, protocol: https }
  - { from: legacy, to: stock, protocol: https }
  - { from: shop.cart, to: vault, protocol: https, since: later }
`;

/** What the record says of one check: its findings, and its lens. */
function told(check: string, status = 'accepted', today = '2026-01-15'): readonly string[] {
  const record = `---\nstatus: ${status}\nchecks:\n  - ${check.replaceAll('\n', '\n    ')}\n---\n\n# A\n`;
  const workspace = workspaceOf({ 'architecture.yaml': MODEL, 'docs/adr/0001-a.md': record }, { today });
  const uri = uriOf('docs/adr/0001-a.md');
  return workspace
    .check(uri)
    .findings.filter(({ rule }) => rule.startsWith('adr/check-'))
    .map(({ severity, message }) => `${severity}: ${message}`);
}

const broken = (...parts: string[]): string[] => [`error: Check "1" is broken: ${parts.join(', ')}`];

describe('checks of decisions', () => {
  const CASES: Readonly<Record<string, readonly [check: string, told: readonly string[]]>> = {
    'flows that must never be': [
      'flows: { to: legacy }\nnever: true',
      broken('stock→legacy', 'shop.cart→legacy'),
    ],
    'flows that are not there, as they should': ['flows: { to: visitor }\nnever: true', []],
    'flows of a state that is not the current one': ['flows: { to: vault }\nnever: true', []],
    'what flows must be': ['flows: { from: { zone.internet: true } }\nmust: { tls: true }', []],
    'what flows are not': ['flows: { protocol: "http*" }\nmust: { tls: true }', broken('gateway→shop.cart')],
    'what flows must not be': ['flows: { to: shop }\nnever: { protocol: http }', broken('gateway→shop.cart')],
    'classes of data': ['flows: { class: strictly-confidential }\nmust: { tls: true }', []],
    'the owner of the other end': [
      'flows: { to: legacy }\nmust: { from: { owner: $to.owner } }',
      broken('stock→legacy'),
    ],
    'elements by a list, and one that is not': [
      'elements: { kind: [service, datastore], id: { not: orders } }\nnever: true',
      broken('shop.cart'),
    ],
    'a comparison': ['elements: { replicas: ">=1" }\nmust: { replicas: ">= 2" }', broken('shop')],
    'numbers of another side': ['elements: { replicas: "<2" }\nnever: { replicas: "<=1" }', broken('shop')],
    'an element compared with itself': ['elements: { kind: gateway }\nmust: { zone: $zone }', []],
    'what is inherited from a parent': ['elements: shop.*\nmust: { owner: Shop team }', []],
    'too many': ['flows: { to: legacy }\natMost: 1', broken('stock→legacy', 'shop.cart→legacy')],
    'not too many': ['flows: { to: legacy }\natMost: 2', []],
    'what the model does not say': ['elements: { kind: datastore }\nmust: { encryption: at-rest }', []],
    'an exception until its last day': [
      'flows: { to: legacy }\natMost: 1\nexcept: [{ from: stock, until: 2026-01-15 }]',
      [],
    ],
    'an exception that is over': [
      'flows: { to: legacy }\natMost: 1\nexcept: [{ from: stock, until: 2026-01-14 }]',
      broken('stock→legacy', 'shop.cart→legacy'),
    ],
    'an element that is excepted': [
      'elements: { kind: [gateway, service] }\nnever: true\nexcept: [{ kind: gateway, until: 2030-01-01 }]',
      broken('shop.cart'),
    ],
    'a way that must not be': [
      'paths: { from: visitor, to: { kind: datastore } }\nnever: true',
      broken('visitor → gateway → shop.cart → orders'),
    ],
    'a way through what it must pass': [
      'paths: { from: visitor, to: { kind: datastore } }\nmust: { via: { kind: gateway } }',
      [],
    ],
    'a way around what it must pass': [
      'paths: { from: visitor, to: { kind: datastore } }\nmust: { via: stock }',
      broken('visitor → gateway → shop.cart → orders'),
    ],
    'a way that is excepted': [
      'paths: { from: visitor, to: legacy }\nnever: true\nexcept: [{ from: shop.cart, until: 2026-12-31 }]',
      [],
    ],
    'a cycle': ['paths: { cycle: true }\nnever: true', broken('legacy → stock → legacy')],
    'a cycle among others': ['paths: { cycle: true, from: { kind: service } }\nnever: true', []],
    'nothing that it is about': [
      'elements: { kind: queue }\nmust: { replicas: 2 }',
      ['warning: Check "1" matches nothing in the model'],
    ],
    'nothing now, and something later': ['elements: vault\nmust: { encryption: field }', []],
    'no end of a way': [
      'paths: { from: visitor, to: { kind: queue } }\nnever: true',
      ['warning: Check "1" matches nothing in the model'],
    ],
    'no such model': [
      'model: elsewhere\nelements: shop\nnever: true',
      ['warning: Check "1" has no architecture model to look at'],
    ],
  };
  for (const [what, [check, expected]] of Object.entries(CASES))
    it(`tell ${what}`, () => {
      assert.deepEqual(told(check), expected);
    });

  it('preview in decisions that are proposed, and say nothing in those that are over', () => {
    const check = 'flows: { to: legacy }\natMost: 1';
    assert.deepEqual(
      told(check, 'proposed').map((one) => one.split(':')[0]),
      ['information'],
    );
    assert.deepEqual(told(check, 'rejected'), []);
  });

  it('are counted above the record', () => {
    const record = `---
status: accepted
checks:
  - flows: { to: legacy }
    must: { from: { owner: $to.owner } }
  - elements: { kind: datastore }
    must: { encryption: at-rest }
---

# A
`;
    const workspace = workspaceOf({ 'architecture.yaml': MODEL, 'docs/adr/0001-a.md': record });
    const uri = uriOf('docs/adr/0001-a.md');
    const titles = codeLenses(workspace, uri).map(({ command }) => command?.title ?? '');
    assert.ok(titles.includes('Checks: holds 1, broken 1, unknown 1'), titles.join('\n'));
  });

  it('are about the nearest model', () => {
    const record = (check: string): string => `---\nstatus: accepted\nchecks: [${check}]\n---\n\n# A\n`;
    const check = '{ elements: shop, never: true }';
    const workspace = workspaceOf({
      'one/architecture.yaml': MODEL,
      'two/architecture.yaml': MODEL.replaceAll('shop', 'store'),
      'two/docs/adr/0001-a.md': record(check),
      'docs/adr/0002-b.md': record(check),
    });
    const rules = (path: string): readonly string[] =>
      workspace.check(uriOf(path)).findings.flatMap(({ rule }) => (/check-/u.test(rule) ? [rule] : []));
    assert.deepEqual(rules('two/docs/adr/0001-a.md'), []);
    assert.deepEqual(rules('docs/adr/0002-b.md'), ['adr/check-broken']);
  });

  it('are completed with keys, and with what the model has', () => {
    const proposed = (before: string): readonly string[] => {
      const start = `---\nstatus: accepted\nchecks:\n${before}`;
      const workspace = workspaceOf({
        'architecture.yaml': MODEL,
        'docs/adr/0001-a.md': `${start}\n---\n\n# A\n`,
      });
      const line = start.split('\n').length - 1;
      const character = start.length - start.lastIndexOf('\n') - 1;
      return completion(workspace, uriOf('docs/adr/0001-a.md'), { line, character }).map(
        ({ label }) => label,
      );
    };
    assert.ok(proposed('  - ').includes('flows'));
    assert.ok(proposed('  - id: a\n    ne').includes('never'));
    assert.deepEqual(proposed('  - flows: { to: ve').includes('shop.cart'), true);
    assert.ok(proposed('  - elements: { ki').includes('kind'));
    assert.deepEqual(proposed('  - elements: { kind: '), ['actor', 'datastore', 'gateway', 'service']);
    assert.deepEqual(proposed('  - elements: { zone: '), ['cde', 'internet']);
    assert.ok(proposed('  - paths: { ').includes('cycle'));
    assert.ok(!proposed('  - paths: { ').includes('status'));
  });
});
