import assert from 'node:assert/strict';
import type { ChangedFinding } from '../../core/contributions/comparison.ts';
import { isTerminalAnswer, type TerminalAnswer } from '../../core/contributions/terminal-command.ts';
import { isRefusal } from '../../core/text/refusal.ts';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';
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

  it('answers for a state that is named', () => {
    const toBe = `${SHOP}  - { from: database, to: web, since: to-be }\n`.replace(
      '  reports: {}',
      '  reports: { since: to-be }',
    );
    const files = { 'architecture.yaml': toBe };
    assert.deepEqual(linesOf(ask('cycles', {}, files)).at(-1), '  No cycles');
    const cyclic = ask('cycles', { state: 'to-be' }, files);
    assert.equal(linesOf(cyclic)[0], 'shop, state "to-be"');
    assert.equal(linesOf(cyclic)[1], '  web → api → database → web');
    const { models } = (typeof cyclic === 'object' ? cyclic.json : {}) as { models?: { state: string }[] };
    assert.deepEqual(
      models?.map(({ state }) => state),
      ['to-be'],
    );
    const way = { from: 'database', to: 'api' };
    assert.equal(linesOf(ask('path', way)).at(-1), '  No flows lead from "database" to "api"');
    assert.deepEqual(linesOf(ask('path', { ...way, state: 'to-be' })), [
      'shop, state "to-be"',
      '  database → reports → api',
    ]);
    assert.equal(
      ask('impact', { element: 'reports', state: 'as-is' }, files),
      'The element "reports" is not in the state "as-is"',
    );
    for (const name of ['spof', 'bottlenecks', 'critical'])
      assert.equal(linesOf(ask(name, { state: 'to-be' }, files))[0], 'shop, state "to-be"', name);
  });

  it('leaves out elements and flows of other states where dependents, exports and changes are asked in one', () => {
    const lines = linesOf(ask('dependents', { name: 'reports', state: 'to-be' }));
    assert.ok(
      lines.some((line) => line.startsWith('database→reports')),
      lines.join('\n'),
    );
    const now = linesOf(ask('dependents', { name: 'reports', state: 'as-is' }));
    assert.deepEqual(
      now,
      lines.filter((line) => !line.startsWith('database→reports')),
    );
    const later = { 'architecture.yaml': SHOP.replace('reports: {}', 'reports: { since: to-be }') };
    assert.equal(
      ask('dependents', { name: 'reports', state: 'as-is' }, later),
      'The element "reports" is not in the state "as-is"',
    );
    const text = (state: string): string =>
      linesOf(ask('export', { format: 'mermaid', state }, later)).join('\n');
    assert.deepEqual([text('as-is').includes('reports'), text('to-be').includes('reports')], [false, true]);
    for (const [name, answers] of [
      ['dependents', { name: 'api' }],
      ['export', { format: 'mermaid' }],
    ] as const)
      assert.equal(
        ask(name, { ...answers, state: 'later' }),
        'The state "later" does not exist. States: as-is, to-be',
        name,
      );
  });

  it('refuses a state that no model has, and names the models that do not have it', () => {
    for (const name of ['cycles', 'spof', 'bottlenecks', 'critical'])
      assert.equal(
        ask(name, { state: 'later' }),
        'The state "later" does not exist. States: as-is, to-be',
        name,
      );
    assert.equal(
      ask('impact', { element: 'api', state: '' }),
      'The state "" does not exist. States: as-is, to-be',
    );
    const plain = 'version: 1\nmodel: plain\nelements: { x: {} }\n';
    for (const state of ['to-be', ''])
      assert.equal(
        ask('cycles', { state }, { 'architecture.yaml': plain }),
        `The state "${state}" does not exist: the model declares no states`,
      );
    const two = ask(
      'cycles',
      { state: 'to-be' },
      { 'a/architecture.yaml': SHOP, 'b/architecture.yaml': plain },
    );
    assert.ok(typeof two === 'object');
    assert.deepEqual(two.lines, ['shop, state "to-be"', '  No cycles']);
    assert.deepEqual(two.notes, ['Not asked, because they do not have the state: plain']);
    assert.deepEqual((two.json as { notAsked?: string[] }).notAsked, ['plain']);
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

  describe('diff', () => {
    const folderOf = (files: Files) => {
      const { settings, graph, today } = workspaceOf(files).folderContext(ROOT);
      return { root: ROOT, language: 'en', today, settings, graph } as const;
    };
    const diffOf = (before: Files, after: Files, broken: readonly ChangedFinding[] = [], state?: string) => {
      const { graph } = folderOf(before);
      const run = ARCHITECTURE_TERMINAL_RUNS['diff'];
      const result = run?.(
        folderOf(after),
        { revision: 'main', ...(state !== undefined && { state }) },
        { graph, broken, mended: [] },
      );
      assert.ok(result);
      if (isRefusal(result)) return result.refused;
      assert.ok(isTerminalAnswer(result));
      return result;
    };
    const model = (text: string): Files => ({ 'architecture.yaml': `version: 1\nmodel: shop\n${text}` });

    it('says what came, went and changed, and which checks broke', () => {
      const broken: readonly ChangedFinding[] = [
        { uri: uriOf('architecture.yaml'), rule: 'architecture/orphan', message: 'x', severity: 'hint' },
        { uri: uriOf('k8s.yaml'), rule: 'kubernetes/schema', message: 'y', severity: 'error' },
        { uri: 'file:///elsewhere/a.yaml', rule: 'adr/check-broken', message: 'z', severity: 'error' },
      ];
      const answer = diffOf(
        model('elements: {web: {technology: React}, old: {}}\n'),
        model('elements: {web: {technology: Vue}, api: {}}\nflows: [{from: web, to: api}]\n'),
        broken,
      );
      assert.deepEqual(linesOf(answer), [
        'shop',
        '  Elements added (1):',
        '    api',
        '  Elements removed (1):',
        '    old',
        '  Elements changed (1):',
        '    web: technology React → Vue',
        '  Flows added (1):',
        '    web→api',
        'New findings (1):',
        '  x (architecture/orphan, architecture.yaml)',
      ]);
      assert.ok(typeof answer === 'object');
      const { nodes = [], edges = [] } = answer.markdown?.diagram ?? {};
      assert.deepEqual(nodes.map(({ label, tone }) => `${label} ${tone}`).sort(), [
        'api good',
        'old bad',
        'web accent',
      ]);
      assert.deepEqual(edges, [{ from: '0 web', to: '0 api', line: 'thick', tone: 'good' }]);
    });

    it('compares one state, in which what others have is left out', () => {
      const states = 'states: { as-is: { current: true }, to-be: {} }\n';
      const [before, after] = [
        model(`${states}elements: { web: {} }\n`),
        model(`${states}elements: { web: {}, api: { since: to-be } }\n`),
      ];
      assert.deepEqual(linesOf(diffOf(before, after, [], 'as-is')), ['No changes']);
      const added = ['shop', '  Elements added (1):', '    api'];
      assert.deepEqual(linesOf(diffOf(before, after, [], 'to-be')), added);
      // An element that goes over to a later state is gone from the earlier one.
      const moved = linesOf(diffOf(after, model(`${states}elements: { api: {} }\n`), [], 'as-is'));
      assert.ok(moved.includes('    api') || moved.includes('    web → api'), moved.join('\n'));
      assert.equal(
        diffOf(before, after, [], 'later'),
        'The state "later" does not exist. States: as-is, to-be',
      );
    });

    const betweenStates = (files: Files, state: string, revision?: string) => {
      const result = ARCHITECTURE_TERMINAL_RUNS['diff']?.(folderOf(files), {
        state,
        ...(revision !== undefined && { revision }),
      });
      assert.ok(result);
      if (isRefusal(result)) return result.refused;
      assert.ok(isTerminalAnswer(result));
      return result;
    };
    const TWO_STATES: Files = {
      ...model(`states: { as-is: { current: true }, to-be: {} }
elements:
  web: {}
  old: { kind: datastore, until: as-is }
  new: { kind: datastore, since: to-be, replaces: [old] }
  front: { elements: { login: { title: Sign in, until: as-is } } }
  back: { elements: { login: { title: Sign in, since: to-be } } }
flows:
  - { from: web, to: old, until: as-is }
  - { from: web, to: new, since: to-be, protocol: http }
`),
      'docs/adr/ADR-0001-store.md': `---
status: accepted
date: 2026-01-01
checks:
  - id: no-new-store
    elements: { id: new }
    never: true
  - id: no-old-store
    elements: { id: old }
    never: true
---
# ADR-0001: Stores
`,
    };

    it('compares two states of a model, and says which checks break on the way', () => {
      const answer = betweenStates(TWO_STATES, 'as-is..to-be');
      assert.deepEqual(linesOf(answer), [
        'shop',
        '  Elements added (1):',
        '    new',
        '  Elements removed (1):',
        '    old',
        '  Elements moved (1):',
        '    front.login → back.login',
        '  Elements replaced (1):',
        '    old → new',
        '  Flows added (1):',
        '    web→new',
        '  Flows removed (1):',
        '    web→old',
        'Checks broken (1):',
        '  new (ADR-0001, no-new-store, shop)',
        'Checks that hold again (1):',
        '  old (ADR-0001, no-old-store, shop)',
      ]);
      assert.ok(typeof answer === 'object');
      assert.ok(answer.markdown?.lines.includes('- old → new'), answer.markdown?.lines.join('\n'));
      assert.ok((answer.markdown?.diagram?.nodes.length ?? 0) >= 4);
      assert.deepEqual(linesOf(betweenStates(TWO_STATES, 'to-be..to-be')), ['No changes']);
    });

    it('compares states that a model has, and not with a commit at the same time', () => {
      assert.equal(
        betweenStates(TWO_STATES, 'as-is..later'),
        'The state "later" does not exist. States: as-is, to-be',
      );
      assert.equal(
        betweenStates(TWO_STATES, 'as-is..to-be', 'main'),
        'Two states are compared without a revision',
      );
      assert.equal(betweenStates(TWO_STATES, 'as-is'), 'Name a revision, or two states: --state FROM..TO');
      const other: Files = {
        'other/architecture.yaml': 'version: 1\nmodel: other\nstates: { later: {} }\nelements: { a: {} }\n',
      };
      assert.equal(
        betweenStates({ ...TWO_STATES, ...other }, 'as-is..later'),
        'No model has both states: as-is, later',
      );
      const answer = betweenStates({ ...TWO_STATES, ...other }, 'as-is..to-be');
      assert.ok(typeof answer === 'object');
      assert.deepEqual(answer.notes, ['Not asked, because they do not have the state: other']);
    });

    it('says that nothing changed, of another model nothing, and of none that there is none', () => {
      const same = model('elements: {web: {}}\n');
      assert.deepEqual(linesOf(diffOf(same, same)), ['No changes']);
      assert.equal(diffOf(same, {}) === 'No architecture model in this folder', false, 'it was removed');
      assert.equal(diffOf({}, {}), 'No architecture model in this folder');
    });

    it('knows a model whose file was moved, and one that was removed', () => {
      const text = 'version: 1\nmodel: shop\nelements: {web: {}}\n';
      assert.deepEqual(linesOf(diffOf({ 'architecture.yaml': text }, { 'docs/architecture.yaml': text })), [
        'No changes',
      ]);
      assert.deepEqual(linesOf(diffOf({ 'architecture.yaml': text }, {})), [
        'shop',
        '  Elements removed (1):',
        '    web',
      ]);
    });

    it('writes names of others so that Markdown makes nothing of them', () => {
      const answer = diffOf(model(''), model('elements: {"a": {title: "x"}}\n'), [
        {
          uri: uriOf('architecture.yaml'),
          rule: 'architecture/orphan',
          message: '<img src=x> [a](b) @team `c` #7 https://x.y',
          severity: 'hint',
        },
      ]);
      assert.ok(typeof answer === 'object');
      const text = answer.markdown?.lines.join('\n') ?? '';
      const expected = '\\<img src=x\\> \\[a\\](b) @<!-- -->team \\`c\\` \\#<!-- -->7 https:<!-- -->//x.y';
      assert.ok(text.includes(expected), text);
    });

    it('draws no more than a comment shows', () => {
      const many = Array.from({ length: 61 }, (_, at) => `e${at}: {}`).join(', ');
      const answer = diffOf(model('elements: {a: {}}\n'), model(`elements: {${many}}\n`));
      assert.ok(typeof answer === 'object');
      assert.equal(answer.markdown?.diagram, undefined);
    });
  });
});
