import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Diagram, DiagramFilter } from '../../../core/views/diagram.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { ArchitectureModel } from '../model.ts';
import type { KindContext } from '../../../core/kind.ts';
import { dataFlowsView } from './data-flows.ts';
import { fits } from '../../../formats/architecture/fits.ts';
import { levelsView } from './levels.ts';
import { mapView } from './map.ts';
import { scenariosView } from './scenarios.ts';
import { statesView } from './states.ts';

const MODEL = `version: 1
states: { as-is: { current: true }, to-be: {} }
zones:
  internet: { internet: true }
  cde: { pci: true, region: EU }
data:
  card: { class: confidential }
  order: { class: internal }
elements:
  client: { layer: business, kind: actor, zone: internet }
  shop:
    layer: application
    zone: cde
    elements:
      api: { kind: service, owner: Team A }
      cards: { kind: datastore, stores: [card], encryption: field }
      cluster: { layer: infrastructure }
  old: { layer: application, until: as-is }
  new: { layer: application, since: to-be, replaces: old, runsOn: [shop.cluster] }
flows:
  - { from: client, to: shop.api, protocol: https, data: [order, card], latency: 20ms }
  - { from: shop.api, to: shop.cards, tls: false, data: [card] }
  - { from: shop.api, to: old, until: as-is }
  - { from: shop.api, to: new, since: to-be, protocol: kafka }
  - { from: new, to: shop, since: to-be }
scenarios:
  pay:
    steps:
      - { from: client, to: shop.api, text: pays }
      - alternatives:
          - { when: card, steps: [{ flow: shop.api→shop.cards, text: keeps }] }
          - { when: refusal, steps: [{ from: shop.api, to: client, text: refuses }] }
  other:
    steps: [{ from: shop.api, to: old }, { flow: gone }]
views:
  of-a: { title: Of team A, include: [{ owner: 'Team*' }, { kind: [actor] }], exclude: [{ id: client }] }
`;

interface Drawn {
  readonly diagram: Diagram;
  readonly filters: readonly DiagramFilter[];
}

function drawn(view: DocumentView<ArchitectureModel>, text = MODEL): Drawn {
  const manifest = workspaceOf({ 'architecture.yaml': text }).manifest(uriOf('architecture.yaml'));
  assert.ok(manifest);
  const content = view.build(manifest.context as KindContext<ArchitectureModel>);
  assert.ok(content?.type === 'diagram');
  return { diagram: content.diagram, filters: content.filters ?? [] };
}

/** Groups from the outermost to that of a node, by their labels. */
function groupsOf({ groups, nodes }: Diagram, id: string): readonly string[] {
  const labels: string[] = [];
  let group = nodes.find((node) => node.id === id)?.group;
  while (group !== undefined) {
    const found = groups.find((one) => one.id === group);
    labels.unshift(found?.label ?? '?');
    group = found?.parent;
  }
  return labels;
}

/** What the choice of a filter leaves. */
function choiceOf(
  filters: readonly DiagramFilter[],
  id: string,
  value: string,
): readonly string[] | undefined {
  return filters.find((filter) => filter.id === id)?.choices.find((choice) => choice.value === value)?.nodes;
}

describe('architecture/map', () => {
  it('draws elements in their layers, and those within others in theirs', () => {
    const { diagram } = drawn(mapView);
    assert.deepEqual(groupsOf(diagram, 'client'), ['Business']);
    assert.deepEqual(groupsOf(diagram, 'shop.api'), ['Applications', 'shop']);
    assert.deepEqual(groupsOf(diagram, 'shop.cluster'), ['Infrastructure']);
    assert.ok(
      diagram.nodes.some(({ id }) => id === 'shop'),
      'an arrow leads to the whole',
    );
    assert.deepEqual(groupsOf(diagram, 'shop'), ['Applications', 'shop']);
  });

  it('draws flows, realizations and machines with lines of their own', () => {
    const lines = drawn(mapView).diagram.edges.map(({ from, to, line }) => `${from} ${line} ${to}`);
    assert.deepEqual(lines, [
      'client solid shop.api',
      'shop.api solid shop.cards',
      'shop.api solid old',
      'shop.api dashed new',
      'new solid shop',
      'new dotted shop.cluster',
    ]);
  });

  it('leads arrows to the right where many elements of one layer call the same one', () => {
    const direction = (count: number, others = ''): string => {
      const names = Array.from({ length: count }, (_, index) => `e${index}`);
      const elements = names.map((name) => `  ${name}: { layer: application }\n`).join('');
      const flows = names.map((name) => `  - { from: ${name}, to: bus }\n`).join('');
      const text = `version: 1\nelements:\n  bus: { layer: application }\n${others}${elements}flows:\n${flows}`;
      return drawn(mapView, text).diagram.direction;
    };
    assert.equal(direction(12), 'down');
    assert.equal(direction(13), 'right');
    const business = (count: number): string =>
      Array.from({ length: count }, (_, index) => `  buyers${index}: { layer: business }\n`).join('');
    assert.equal(direction(13, business(3)), 'right', 'a few who call from outside');
    assert.equal(direction(13, business(4)), 'down', 'layers are below each other');
  });

  it('begins with the current state, and is divided by views, states and layers', () => {
    const { filters } = drawn(mapView);
    assert.equal(filters.find(({ id }) => id === 'state')?.initial, 'as-is');
    assert.ok(!choiceOf(filters, 'state', 'as-is')?.includes('new'));
    assert.ok(choiceOf(filters, 'state', 'to-be')?.includes('new'));
    const [, asIs] = filters.find(({ id }) => id === 'state')?.choices ?? [];
    assert.deepEqual(asIs?.edges, [0, 1, 3, 4, 5], 'what runs where is drawn in every state');
    assert.deepEqual(choiceOf(filters, 'view', 'of-a'), ['shop.api']);
    assert.deepEqual(choiceOf(filters, 'layer', 'business'), ['client']);
  });
});

describe('architecture/levels', () => {
  it('has a group that opens for each element with parts, with what C4 calls them', () => {
    const { diagram } = drawn(levelsView);
    assert.deepEqual(diagram.levels, { top: 'Context' });
    assert.deepEqual(
      diagram.groups.map(({ id, level, closed }) => [id, level, closed?.shape]),
      [['shop', 'Containers', 'box']],
    );
    assert.deepEqual(groupsOf(diagram, 'shop.api'), ['shop']);
    assert.equal(diagram.nodes.find(({ id }) => id === 'shop')?.detail, 'as a whole');
  });

  it('tells protocols and classes of each flow', () => {
    const told = drawn(levelsView).diagram.edges.map(({ description }) => description);
    assert.deepEqual(told.slice(0, 3), [
      'https: order (internal), card (confidential)',
      'card (confidential)',
      'shop.api→old',
    ]);
  });

  it('ends with the manifests that an element names, and tells those that are nowhere', () => {
    const model = `version: 1
elements:
  api: { workload: [compose/api, compose/gone] }
  other: {}
flows: [{ from: other, to: api }]
`;
    const workspace = workspaceOf({
      'architecture.yaml': model,
      'compose.yaml': 'services:\n  api:\n    image: a\n',
    });
    const manifest = workspace.manifest(uriOf('architecture.yaml'));
    assert.ok(manifest);
    const content = levelsView.build(manifest.context as KindContext<ArchitectureModel>);
    assert.ok(content?.type === 'diagram');
    const { nodes, groups, edges } = content.diagram;
    assert.deepEqual(
      groups.map(({ id, level }) => [id, level]),
      [['api', 'Manifests']],
    );
    const inside = nodes.filter(({ group }) => group === 'api');
    assert.deepEqual(
      inside.map(({ label, outline, source }) => [label, outline, source?.uri.split('/').at(-1)]),
      [
        ['api', undefined, 'architecture.yaml'],
        ['api', undefined, 'compose.yaml'],
        ['gone (not found)', 'dashed', 'architecture.yaml'],
      ],
    );
    assert.deepEqual(
      edges.map(({ to, label }) => [to, label]),
      [
        ['api', undefined],
        ['api', 'deploys'],
        ['api', 'deploys'],
      ],
    );
  });
});

describe('architecture/data-flows', () => {
  it('draws elements in their zones, and tells confidential data that is not encrypted', () => {
    const { diagram, filters } = drawn(dataFlowsView);
    assert.deepEqual(groupsOf(diagram, 'client'), ['internet (public)']);
    assert.deepEqual(groupsOf(diagram, 'shop.cards'), ['cde (PCI, EU)', 'shop']);
    assert.equal(diagram.nodes.find(({ id }) => id === 'shop.cards')?.detail, 'stores card (field)');
    assert.deepEqual(
      diagram.edges.slice(0, 2).map(({ label, tone, line }) => [label, tone, line]),
      [
        ['order, card · https', 'attention', 'thick'],
        ['card', 'bad', 'dashed'],
      ],
    );
    assert.deepEqual(choiceOf(filters, 'data', 'order'), ['client', 'shop.api']);
  });
});

describe('arrows of architecture/data-flows', () => {
  const edgesOf = (flow: string): readonly string[] => {
    const text = `version: 1
data: { card: { class: confidential } }
elements: { api: {}, cards: { stores: [card] } }
flows: [{ from: api, to: cards, ${flow} }]
`;
    return drawn(dataFlowsView, text).diagram.edges.map(({ from, to }) => `${from} ${to}`);
  };

  it('go where the data goes, which may be back to the caller, or both ways', () => {
    assert.deepEqual(edgesOf('data: [card]'), ['api cards']);
    assert.deepEqual(edgesOf('data: [card], direction: back'), ['cards api']);
    assert.deepEqual(edgesOf('data: [card], direction: both'), ['api cards', 'cards api']);
  });

  it('go with the call where no data is declared', () => {
    assert.deepEqual(edgesOf('direction: both'), ['api cards']);
  });
});

describe('architecture/states', () => {
  it('draws what realizes or runs an element, so that layers lie one below the other', () => {
    const { edges } = drawn(statesView).diagram;
    assert.ok(
      edges.some(({ from, to, line }) => from === 'new' && to === 'shop.cluster' && line === 'dotted'),
    );
  });

  it('draws what comes, what goes and what stays', () => {
    const { diagram, filters } = drawn(statesView);
    const outline = (id: string): string | undefined => diagram.nodes.find((node) => node.id === id)?.outline;
    assert.deepEqual([outline('old'), outline('new'), outline('shop.api')], ['dashed', 'double', 'solid']);
    assert.deepEqual(choiceOf(filters, 'change', 'added'), ['new']);
    assert.deepEqual(choiceOf(filters, 'change', 'removed'), ['old']);
    const replacing = diagram.edges.find(({ label }) => label === 'replaces');
    assert.deepEqual([replacing?.from, replacing?.to], ['new', 'old']);
  });
});

describe('architecture/scenarios', () => {
  it('draws the steps of each scenario in their order, those of branches too', () => {
    const { diagram, filters } = drawn(scenariosView);
    const [filter] = filters;
    assert.ok(filter);
    assert.equal(filter.initial, 'pay');
    const steps = (value: string): readonly string[] =>
      (filter.choices.find((choice) => choice.value === value)?.edges ?? []).map((place) => {
        const edge = diagram.edges[place];
        return `${edge?.from} ${edge?.label} ${edge?.to}`;
      });
    assert.deepEqual(steps('pay'), [
      'client 1. pays · 20ms shop.api',
      'shop.api 2. keeps shop.cards',
      'shop.api 3. refuses client',
    ]);
    assert.deepEqual(steps('other'), ['shop.api 1. old']);
  });

  it('names zones by their titles', () => {
    const text = MODEL.replace('internet: { internet: true }', 'internet: { title: Public network }');
    const { diagram } = drawn(scenariosView, text);
    assert.deepEqual(groupsOf(diagram, 'client'), ['Public network']);
    assert.deepEqual(groupsOf(diagram, 'shop.api'), ['cde', 'shop']);
  });
});

describe('architecture/views', () => {
  it('fits a text where a pattern with any characters for each asterisk does', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), letters, (text, pattern) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'u').test(text);
        assert.equal(fits(text, pattern), expected);
      }),
    );
  });

  it('draw every edge between nodes, and every node in groups that are there', () => {
    for (const view of [mapView, dataFlowsView, statesView, scenariosView]) {
      const { diagram } = drawn(view);
      const ids = new Set(diagram.nodes.map(({ id }) => id));
      const groups = new Set(diagram.groups.map(({ id }) => id));
      assert.ok(diagram.edges.every(({ from, to }) => ids.has(from) && ids.has(to)));
      assert.ok(diagram.nodes.every(({ group }) => group === undefined || groups.has(group)));
      assert.ok(diagram.groups.every(({ parent }) => parent === undefined || groups.has(parent)));
    }
  });
});
