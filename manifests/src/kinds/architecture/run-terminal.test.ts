import assert from 'node:assert/strict';
import { isTerminalAnswer, type TerminalAnswer } from '../../core/contributions/terminal-command.ts';
import { isRefusal } from '../../core/text/refusal.ts';
import { ROOT, workspaceOf } from '../../testing/workspace-of.ts';
import { ARCHITECTURE_TERMINAL_RUNS } from './run-terminal.ts';
import { ARCHITECTURE_TERMINAL_COMMANDS } from './terminal.ts';

type Files = Readonly<Record<string, string>>;

const SHOP = `version: 1
model: shop
states: { as-is: { current: true }, to-be: {} }
elements:
  web: { criticality: high, replicas: 2, owner: Team A }
  api: { replicas: 1 }
  stock: { replicas: 3 }
  database: { kind: datastore }
  reports: {}
flows:
  - { from: web, to: api, latency: 20ms }
  - { from: api, to: stock, latency: 5ms }
  - { from: api, to: database, latency: 30ms }
  - { from: stock, to: database }
  - { from: reports, to: api, protocol: kafka }
  - { from: database, to: reports, since: to-be }
`;
const RACI = `variant: RACI
roles: [Team A, Sponsor]
activities:
  - name: Operate
    assignments: {Team A: R, Sponsor: A}
`;

function ask(
  name: string,
  answers: Files = {},
  files: Files = { 'architecture.yaml': SHOP },
): TerminalAnswer | string {
  const { settings, graph, today } = workspaceOf(files).folderContext(ROOT);
  const result = ARCHITECTURE_TERMINAL_RUNS[name]?.(
    { root: ROOT, language: 'en', today, settings, graph },
    answers,
  );
  assert.ok(result);
  if (isRefusal(result)) return result.refused;
  assert.ok(isTerminalAnswer(result));
  return result;
}

function linesOf(answer: TerminalAnswer | string): readonly string[] {
  assert.ok(typeof answer === 'object', JSON.stringify(answer));
  return answer.lines;
}

describe('vitruve graph', () => {
  it('has a run for each command', () => {
    assert.deepEqual(
      ARCHITECTURE_TERMINAL_COMMANDS.map(({ name }) => name).sort(),
      Object.keys(ARCHITECTURE_TERMINAL_RUNS).sort(),
    );
  });

  it('answers for the current state of each model', () => {
    assert.deepEqual(linesOf(ask('cycles')), ['shop, state "as-is"', '  No cycles']);
    const two = ask(
      'cycles',
      {},
      {
        'a/architecture.yaml':
          'version: 1\nelements: {x: {}, y: {}}\nflows: [{from: x, to: y}, {from: y, to: x}]\n',
        'b/architecture.yaml': 'version: 1\nelements: {x: {}}\n',
      },
    );
    assert.deepEqual(linesOf(two), ['a', '  x → y → x', '', 'b', '  No cycles']);
    assert.deepEqual(typeof two === 'object' && two.json, {
      models: [
        { model: 'a', file: 'a/architecture.yaml', cycles: [['x', 'y']] },
        { model: 'b', file: 'b/architecture.yaml', cycles: [] },
      ],
    });
    assert.equal(ask('cycles', {}, { 'raci.yaml': RACI }), 'No architecture model in this folder');
  });

  it('names single points of failure, and what is not known', () => {
    assert.deepEqual(linesOf(ask('spof')), [
      'shop, state "as-is"',
      '  api: needed by web (web → api)',
      '  Not known, because "replicas" is not declared: 2',
    ]);
  });

  it('follows the slowest chain, and says where a latency is missing', () => {
    assert.deepEqual(linesOf(ask('critical')), ['shop, state "as-is"', '  web → api → database: 50ms']);
    const unknown = SHOP.replace('latency: 30ms', 'latency: 1ms');
    assert.deepEqual(linesOf(ask('critical', {}, { 'architecture.yaml': unknown })), [
      'shop, state "as-is"',
      '  web → api → stock → database: 25ms, without latency: 1',
    ]);
  });

  it('finds the way over flows', () => {
    assert.deepEqual(
      linesOf(ask('path', { from: 'reports', to: 'database' })).at(-1),
      '  reports → api → database',
    );
    assert.deepEqual(
      linesOf(ask('path', { from: 'database', to: 'web' })).at(-1),
      '  No flows lead from "database" to "web"',
    );
    assert.equal(
      ask('path', { from: 'wep', to: 'api' }),
      'The element "wep" does not exist. Did you mean "web"?',
    );
    assert.equal(ask('path', { from: 'zzzzzz', to: 'api' }), 'The element "zzzzzz" does not exist');
  });

  it('tells what needs an element, with the way', () => {
    assert.deepEqual(linesOf(ask('impact', { element: 'stock' })), [
      'shop, state "as-is"',
      '  api → stock',
      '  web → api → stock (critical)',
    ]);
    assert.equal(linesOf(ask('impact', { element: 'web' })).at(-1), '  Nothing depends on "web"');
  });

  it('tells what names an element, a role, or nothing', () => {
    const files = { 'architecture.yaml': SHOP, 'raci.yaml': RACI };
    assert.deepEqual(linesOf(ask('dependents', { name: 'stock' }, files)), [
      'api→stock: flow-to (architecture.yaml)',
      'stock→database: flow-from (architecture.yaml)',
    ]);
    assert.ok(
      linesOf(ask('dependents', { name: 'Team A' }, files)).includes('web: owner (architecture.yaml)'),
    );
    assert.equal(
      linesOf(
        ask('dependents', { name: 'Sponsor' }, { ...files, 'raci.yaml': RACI.replace(', Sponsor: A', '') }),
      )[0],
      'Nothing depends on "Sponsor"',
    );
    assert.equal(ask('dependents', { name: 'nobody' }, files), 'Nothing in this folder is called "nobody"');
  });

  it('computes bottlenecks from 20 elements on', () => {
    assert.equal(
      linesOf(ask('bottlenecks')).at(-1),
      '  Not computed: 5 elements with flows, and at least 20 are needed',
    );
    const star = (leaves: number): string =>
      [
        'version: 1',
        'elements:',
        '  hub: {}',
        ...Array.from({ length: leaves }, (_, at) => `  n${at}: {}`),
        'flows:',
        ...Array.from({ length: leaves }, (_, at) =>
          at % 2 === 0 ? `  - { from: n${at}, to: hub }` : `  - { from: hub, to: n${at} }`,
        ),
        '',
      ].join('\n');
    assert.deepEqual(
      linesOf(ask('bottlenecks', {}, { 'architecture.yaml': star(24) })).at(-1),
      '  hub: on 85.7 % of the shortest ways',
    );
  });
});
