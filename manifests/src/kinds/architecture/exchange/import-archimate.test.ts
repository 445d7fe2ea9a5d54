import assert from 'node:assert/strict';
import { isTerminalAnswer } from '../../../core/contributions/terminal-command.ts';
import { remarkLine, type ForeignImport } from '../../../core/contributions/foreign-import.ts';
import { isRefusal } from '../../../core/text/refusal.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import { ROOT, workspaceOf } from '../../../testing/workspace-of.ts';
import { importArchitecture } from '../import-files.ts';
import { ARCHITECTURE_TERMINAL_RUNS } from '../run-terminal.ts';

const HEAD =
  '<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">';

function imported(text: string): ForeignImport {
  const answer = importArchitecture([{ name: 'model.xml', text }]);
  assert.ok(answer && !('refused' in answer), JSON.stringify(answer));
  return answer;
}

function refusal(...texts: readonly string[]): string {
  const answer = importArchitecture(texts.map((text) => ({ name: 'model.xml', text })));
  assert.ok(answer && 'refused' in answer);
  return remarkLine(answer.refused, 'model.xml');
}

function element(id: string, type: string, more = ''): string {
  return `<element identifier="${id}" xsi:type="${type}"><name xml:lang="fr">${id}</name><name xml:lang="en">x</name>${more}</element>`;
}

function relation(type: string, source: string, target: string, name = ''): string {
  return `<relationship identifier="${type}-${source}-${target}" source="${source}" target="${target}" xsi:type="${type}">${name === '' ? '' : `<name>${name}</name>`}</relationship>`;
}

function model(elements: readonly string[], relations: readonly string[], rest = ''): string {
  return `<?xml version="1.0"?>${HEAD}<name>Shop &amp; co</name><elements>${elements.join('')}</elements><relationships>${relations.join('')}</relationships>${rest}</model>`;
}

function modelOf({ text }: ForeignImport): unknown {
  return JSON.parse(JSON.stringify(plainOf(parseYaml(text)[0]?.root ?? null)));
}

function lostIn({ lost }: ForeignImport): readonly string[] {
  return lost.map(({ message }) => message);
}

/** A model of ours in the exchange format. */
function exported(text: string): string {
  const { settings, graph, today } = workspaceOf({ 'architecture.yaml': text }).folderContext(ROOT);
  const answer = ARCHITECTURE_TERMINAL_RUNS['export']?.(
    { root: ROOT, language: 'en', today, settings, graph },
    { format: 'archimate' },
  );
  assert.ok(answer && !isRefusal(answer) && isTerminalAnswer(answer));
  return answer.lines.join('\n');
}

describe('a model of ArchiMate', () => {
  it('becomes a model: layers and kinds by types, relationships as far as they say who is in, calls, realizes or runs', () => {
    const conversion = imported(
      model(
        [
          element('Client', 'BusinessActor', '<documentation>Who buys</documentation>'),
          element('Sell', 'archimate:BusinessProcess'),
          element(
            'Shop',
            'ApplicationComponent',
            '<properties><property propertyDefinitionRef="p1"><value>Team A</value></property><property propertyDefinitionRef="p2"><value>7</value></property></properties>',
          ),
          element('Order', 'ApplicationService'),
          element('Api', 'ApplicationComponent'),
          element('Vm', 'Node'),
          element('Db', 'SystemSoftware'),
          element('Set', 'Grouping'),
          element('Grow', 'Goal'),
          element('Or', 'OrJunction'),
        ],
        [
          relation('Composition', 'Shop', 'Api'),
          relation('Aggregation', 'Set', 'Api'),
          relation('Aggregation', 'Set', 'Vm'),
          relation('Triggering', 'Client', 'Sell', 'buys'),
          relation('Serving', 'Order', 'Sell'),
          relation('Realization', 'Shop', 'Order'),
          relation('Assignment', 'Client', 'Sell'),
          relation('Assignment', 'Vm', 'Db'),
          relation('Assignment', 'Shop', 'Api'),
          relation('Serving', 'Db', 'Api'),
          relation('Flow', 'Shop', 'Vm', 'logs'),
          relation('Access', 'Api', 'Db'),
          relation('Association', 'Shop', 'Vm'),
          relation('Realization', 'Shop', 'Grow'),
          relation('Flow', 'Or', 'Shop'),
          relation('Flow', 'Shop', 'gone'),
        ],
        '<propertyDefinitions><propertyDefinition identifier="p1" type="string"><name>Owner</name></propertyDefinition></propertyDefinitions><views><diagrams><view><node/></view></diagrams></views>',
      ),
    );
    assert.deepEqual(modelOf(conversion), {
      version: 1,
      title: 'Shop & co',
      elements: {
        client: { title: 'Client', description: 'Who buys', layer: 'business', kind: 'actor' },
        sell: { title: 'Sell', layer: 'business', kind: 'process', realizedBy: ['client'] },
        shop: {
          ...{ title: 'Shop', layer: 'application', kind: 'component', owner: 'Team A' },
          elements: { api: { title: 'Api', layer: 'application', kind: 'component', runsOn: ['db'] } },
        },
        order: { title: 'Order', layer: 'function', kind: 'service', realizedBy: ['shop'] },
        db: { title: 'Db', layer: 'infrastructure', kind: 'system-software', runsOn: ['set.vm'] },
        set: {
          ...{ title: 'Set', kind: 'grouping' },
          elements: { vm: { title: 'Vm', layer: 'infrastructure', kind: 'node' } },
        },
      },
      flows: [
        { from: 'client', to: 'sell', description: 'buys', sync: false },
        { from: 'sell', to: 'order' },
        { from: 'shop', to: 'set.vm', description: 'logs' },
        { from: 'shop.api', to: 'db' },
      ],
    });
    assert.deepEqual(lostIn(conversion), [
      '"Api" is not put into "Set": it can be in one element only',
      'What is between "Shop" and "gone" is left out: "gone" does not exist',
      'Left out: Goal (1)',
      'Left out: OrJunction (1)',
      'Left out: Assignment (1)',
      'Left out: Association (1)',
      'Left out: Realization (1)',
      'Left out: Flow (1)',
      'Left out: 1 value of a property',
      'Left out: 1 view',
    ]);
  });

  it('is the same when it is exported, imported, and exported again', () => {
    const first = exported(`version: 1
title: "Shop <&> 'é'"
zones: { dmz: {} }
elements:
  client: { title: Client, layer: business, kind: actor, owner: '=A1' }
  shop:
    title: Shop
    layer: function
    zone: dmz
    elements:
      web: { title: Web, layer: application, kind: service, technology: nginx, runsOn: [vm] }
      base: { title: Base, kind: datastore, elements: { deep: { title: Deep } } }
  vm: { title: VM, layer: infrastructure, kind: server }
  sell: { title: Sell, layer: business, kind: process, realizedBy: [shop.web] }
flows:
  - { from: client, to: shop.web, protocol: https }
  - { from: shop.web, to: shop.base }
`);
    const conversion = imported(first);
    assert.deepEqual(lostIn(conversion), []);
    const again = exported(conversion.text);
    // A label is all that the format has of a flow: it comes back as its description.
    const withoutLabels = (text: string): string =>
      text.replaceAll(/(xsi:type="Flow">)<name>[^<]*<\/name>/gu, '$1');
    assert.equal(withoutLabels(again), withoutLabels(first));
  });

  it('is refused with its cause, and where that is', () => {
    assert.match(
      refusal(`${HEAD}<elements>\n<element></elements>`),
      /^model\.xml:2:\d+: The XML is not well-formed: ./u,
    );
    assert.match(
      refusal(model([element('a', 'Node')], []).slice(0, -'</model>'.length)),
      /The XML is not well-formed: unexpected end of file/u,
    );
    assert.equal(
      refusal(`<!DOCTYPE m [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>${model([element('&c;', 'Node')], [])}`),
      'model.xml: "model.xml" declares XML entities, which are not expanded',
    );
    assert.match(
      refusal(model([], [], '<a>'.repeat(300) + '</a>'.repeat(300))),
      /more than 200 levels deep/u,
    );
    assert.match(
      refusal('<model xmlns="http://www.opengroup.org/xsd/archimate">'),
      /uses the ArchiMate 2 exchange format/u,
    );
    assert.match(
      refusal('<archimate:model xmlns:archimate="http://www.archimatetool.com/archimate">'),
      /native Archi file/u,
    );
    assert.match(refusal(model([], []), model([], [])), /one at a time: model\.xml, model\.xml/u);
    assert.equal(importArchitecture([{ name: 'model.xml', text: '<project/>' }]), undefined);
  });

  it('says how many relations it has once only', () => {
    const twice = [
      relation('Realization', 'a', 'b'),
      relation('Realization', 'a', 'b'),
      relation('Assignment', 'n', 'a'),
      relation('Serving', 'n', 'a'),
    ];
    const conversion = imported(
      model(
        [element('a', 'ApplicationComponent'), element('b', 'BusinessProcess'), element('n', 'Node')],
        twice,
      ),
    );
    assert.deepEqual(lostIn(conversion), [
      'Left out: 2 duplicate relations: an element is realized by another, or runs on it, only once',
    ]);
    assert.match(conversion.text, /runsOn:\n {6}- n\n/u);
  });

  it('may be large, and of one name', () => {
    const many = 5000;
    const elements = Array.from(
      { length: many },
      (_, at) => `<element identifier="e${at}" xsi:type="Node"><name>Same</name></element>`,
    );
    const relations = Array.from({ length: many - 1 }, (_, at) =>
      relation('Composition', `e${at}`, `e${at + 1}`),
    );
    assert.equal(imported(model(elements, relations)).text.match(/title: Same/gu)?.length, many);
    assert.match(imported(model(elements, [])).text, /^ {2}same-5000:$/mu);
  });
});
