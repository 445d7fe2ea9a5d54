import assert from 'node:assert/strict';
import { isRefusal } from '../../../core/text/refusal.ts';
import { isTerminalAnswer } from '../../../core/contributions/terminal-command.ts';
import type { ForeignImport, ForeignRefusal } from '../../../core/contributions/foreign-import.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import { ROOT, workspaceOf } from '../../../testing/workspace-of.ts';
import { importArchitecture } from '../import-files.ts';
import { ARCHITECTURE_TERMINAL_RUNS } from '../run-terminal.ts';

function answered(value: unknown): ForeignImport | ForeignRefusal | undefined {
  return importArchitecture([{ name: 'workspace.json', text: JSON.stringify(value) }]);
}

function imported(value: unknown): ForeignImport {
  const answer = answered(value);
  assert.ok(answer && !('refused' in answer));
  return answer;
}

function modelOf({ text }: ForeignImport): unknown {
  const [document] = parseYaml(text);
  return JSON.parse(JSON.stringify(plainOf(document?.root ?? null)));
}

function lostIn({ lost }: ForeignImport): readonly string[] {
  return lost.map(({ message }) => message);
}

describe('a workspace of Structurizr', () => {
  const workspace = {
    name: 'Bank',
    model: {
      people: [
        {
          id: '1',
          name: 'Customer',
          relationships: [{ sourceId: '1', destinationId: '3', description: 'Uses', technology: 'HTTPS' }],
        },
      ],
      softwareSystems: [
        {
          ...{ id: '2', name: 'Internet Banking', description: 'Accounts online', group: 'x' },
          containers: [
            {
              ...{ id: '3', name: 'Web App', technology: 'Angular', tags: 'Element,Container' },
              components: [{ id: '4', name: 'Sign-in' }],
              relationships: [
                { sourceId: '3', destinationId: '5', interactionStyle: 'Asynchronous' },
                { sourceId: '2', destinationId: '6', linkedRelationshipId: '9' },
              ],
            },
            {
              id: '5',
              name: 'Database',
              tags: 'Element,Container,Database',
              properties: { owner: 'DBA', zone: 'dmz' },
            },
          ],
        },
        { id: '6', name: 'Mainframe', location: 'External' },
        { id: '7', name: 'Mainframe', tags: 'Software System,Existing System' },
      ],
      deploymentNodes: [{ id: '8', name: 'Server' }],
    },
    views: { systemLandscapeViews: [{}], containerViews: [{}, {}], configuration: {} },
  };

  it('becomes a model with its people, systems, containers, components, and relations', () => {
    const conversion = imported(workspace);
    assert.deepEqual(modelOf(conversion), {
      version: 1,
      title: 'Bank',
      zones: { dmz: {} },
      elements: {
        customer: { title: 'Customer', layer: 'business', kind: 'actor' },
        'internet-banking': {
          ...{ title: 'Internet Banking', description: 'Accounts online', layer: 'application' },
          elements: {
            'web-app': {
              ...{ title: 'Web App', kind: 'service', technology: 'Angular' },
              elements: { 'sign-in': { title: 'Sign-in', kind: 'component' } },
            },
            database: { title: 'Database', kind: 'datastore', owner: 'DBA', zone: 'dmz' },
          },
        },
        mainframe: { title: 'Mainframe', layer: 'application', kind: 'external' },
        'mainframe-2': { title: 'Mainframe', layer: 'application', kind: 'external' },
      },
      flows: [
        { from: 'customer', to: 'internet-banking.web-app', description: 'Uses', protocol: 'HTTPS' },
        { from: 'internet-banking.web-app', to: 'internet-banking.database', sync: false },
      ],
    });
    assert.deepEqual(lostIn(conversion), ['Left out: 3 views', 'Left out: 1 deployment node']);
  });

  it('is not what only looks like one, and survives what is not of its form', () => {
    for (const other of [7, [], null, { model: {} }, { model: 'x' }, { nodes: [] }, { nodes: [{}] }])
      assert.equal(answered(other), undefined, JSON.stringify(other));
    const odd = imported({
      model: { people: 'x', softwareSystems: [null, 3, { containers: {} }] },
      views: [],
    });
    assert.match(odd.text, /elements:\n {2}element:/u);
  });
});

describe('an architecture of CALM', () => {
  const node = (id: string, type = 'service', more: object = {}): object => ({
    ...{ 'unique-id': id, 'node-type': type, name: id, ...more },
  });
  const relationship = (type: object, more: object = {}): object => ({
    ...{ 'unique-id': 'r', 'relationship-type': type, ...more },
  });

  it('becomes a model with its nodes, what they are composed of, where they run, and what they connect', () => {
    const conversion = imported({
      nodes: [
        node('Trader', 'actor'),
        node('shop', 'system', { controls: {} }),
        node('api', 'service', { interfaces: [{}], metadata: [{ owner: 'Team A' }] }),
        node('db', 'database'),
        node('k8s', 'cluster'),
        node('lan', 'network'),
      ],
      relationships: [
        relationship({ interacts: { actor: 'Trader', nodes: ['api', 'gone'] } }, { description: 'Orders' }),
        relationship(
          { connects: { source: { node: 'api' }, destination: { node: 'db' } } },
          { protocol: 'JDBC' },
        ),
        relationship({ 'composed-of': { container: 'shop', nodes: ['api', 'db'] } }),
        relationship({ 'composed-of': { container: 'k8s', nodes: ['db'] } }),
        relationship({ 'deployed-in': { container: 'k8s', nodes: ['api'] } }),
        relationship({ options: [] }),
      ],
      flows: [{}],
    });
    assert.deepEqual(modelOf(conversion), {
      version: 1,
      title: 'CALM',
      elements: {
        Trader: { title: 'Trader', layer: 'business', kind: 'actor' },
        shop: {
          ...{ title: 'shop', layer: 'application' },
          elements: {
            api: { title: 'api', layer: 'application', kind: 'service', owner: 'Team A', runsOn: ['k8s'] },
            db: { title: 'db', layer: 'application', kind: 'datastore' },
          },
        },
        k8s: { title: 'k8s', kind: 'cluster' },
        lan: { title: 'lan', layer: 'infrastructure', kind: 'network' },
      },
      flows: [
        { from: 'Trader', to: 'shop.api', description: 'Orders' },
        { from: 'shop.api', to: 'shop.db', protocol: 'jdbc' },
      ],
    });
    assert.deepEqual(lostIn(conversion), [
      'What is between "Trader" and "gone" is left out: "gone" does not exist',
      '"db" is not put into "k8s": it can be in one element only',
      'Relationship "r" is left out: its type is options',
      'Left out: interfaces of nodes (1)',
      'Left out: controls (1)',
      'Left out: business flows (1)',
    ]);
  });

  it('has no element within itself, and no more levels than can be read', () => {
    const composed = (container: number, inner: number): object =>
      relationship({ 'composed-of': { container: `n${container}`, nodes: [`n${inner}`] } });
    const two = imported({
      nodes: [node('n0'), node('n1')],
      relationships: [composed(0, 1), composed(1, 0), composed(1, 1)],
    });
    assert.equal(lostIn(two).length, 2);
    const many = 5000;
    const nodes = Array.from({ length: many }, (_, index) => node(`n${index}`));
    for (const relationships of [
      Array.from({ length: many - 1 }, (_, index) => composed(index, index + 1)),
      Array.from({ length: many - 1 }, (_, index) => composed(many - 2 - index, many - 1 - index)),
    ]) {
      const deep = imported({ nodes, relationships });
      assert.equal(deep.text.match(/title:/gu)?.length, many + 1);
      assert.ok(lostIn(deep).length > 50);
    }
  });

  it('keeps the first of two nodes of one id, and ids that other places can refer to', () => {
    const conversion = imported({
      nodes: [node('a b'), node('a b'), node('A-B'), node('__proto__'), node('é…')],
    });
    assert.deepEqual(lostIn(conversion), ['"a b" is there twice: the first one counts']);
    assert.match(conversion.text, /^ {2}a-b:\n.*\n.*\n.*\n {2}A-B-2:/mu);
    assert.match(conversion.text, /^ {2}__proto__:$/mu);
    assert.match(conversion.text, /^ {2}e:$/mu);
  });
});

describe('a model that was exported', () => {
  it('is the same when it is imported again, as far as the format has it', () => {
    const text = `version: 1
title: Shop
zones: { dmz: {} }
elements:
  client: { title: Client, layer: business, kind: actor }
  shop:
    title: Shop
    layer: application
    zone: dmz
    elements:
      web: { title: Web, kind: service, technology: nginx }
      base: { title: Base, kind: datastore, runsOn: [vm] }
  vm: { title: VM, layer: infrastructure, kind: server }
  sell: { title: Sell, layer: function, kind: process, realizedBy: [shop.web] }
flows:
  - { from: client, to: shop.web, protocol: https }
  - { from: shop.web, to: shop.base, sync: false }
`;
    for (const format of ['structurizr', 'calm', 'archimate']) {
      const { settings, graph, today } = workspaceOf({ 'architecture.yaml': text }).folderContext(ROOT);
      const answer = ARCHITECTURE_TERMINAL_RUNS['export']?.(
        { root: ROOT, language: 'en', today, settings, graph },
        { format },
      );
      assert.ok(answer && !isRefusal(answer) && isTerminalAnswer(answer));
      const name = format === 'archimate' ? 'model.xml' : 'model.json';
      const again = importArchitecture([{ name, text: answer.lines.join('\n') }]);
      assert.ok(again && !('refused' in again));
      const { elements } = modelOf(again) as {
        readonly elements: Readonly<
          Record<string, { readonly elements?: object; readonly realizedBy?: unknown }>
        >;
      };
      assert.deepEqual(Object.keys(elements), ['client', 'shop', 'vm', 'sell'], format);
      assert.deepEqual(Object.keys(elements['shop']?.elements ?? {}), ['web', 'base'], format);
      assert.match(again.text, /runsOn:\n +- vm/u, format);
      assert.match(again.text, /from: client\n +to: shop\.web/u, format);
    }
  });
});

describe('a workspace in the language of Structurizr', () => {
  const answerOf = (name: string, text: string): string | undefined => {
    const answer = importArchitecture([{ name, text }]);
    return answer && 'refused' in answer ? answer.refused.message : undefined;
  };

  it('is refused with what makes a file of it that can be imported', () => {
    const expected =
      '"docs/workspace.dsl" is a workspace in the language of Structurizr: export it as JSON ("structurizr export -format json"), and import that file';
    assert.equal(answerOf('docs/workspace.dsl', '# Shop\n\nworkspace "Shop" {\n}\n'), expected);
    assert.equal(answerOf('docs/workspace.dsl', 'workspace extends base.dsl {\n}\n'), expected);
    assert.equal(answerOf('jobs.dsl', "job('a') {\n}\n"), undefined);
    assert.equal(answerOf('jobs.dsl', 'def workspace = [a: {\n}]\n'), undefined);
  });
});
