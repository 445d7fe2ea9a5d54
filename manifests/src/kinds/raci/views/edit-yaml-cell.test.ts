import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChanges } from '../../../core/text/change.ts';
import { isRefusal } from '../../../core/text/refusal.ts';
import {
  contextOf,
  edited,
  editOf,
  expected,
  lettersOf,
  type Order,
  type MatrixLetters,
} from '../../../testing/matrix-cells.ts';
import { ROLES, yamlMatrix } from '../../../testing/yaml-matrices.ts';
import { editCell } from './edit-cell.ts';
import { rounds } from '../../../testing/rounds.ts';

const HEAD = 'roles: [DPO, Data Owner, {name: CISO, people: [Ana Ruiz]}]\nactivities:\n';

describe('raci/views/edit-cell in YAML', () => {
  const cases: readonly [title: string, before: string, order: Order, after: string][] = [
    [
      'replaces letters',
      '- name: Define\n  assignments: {DPO: A}',
      ['Define', 'DPO', 'A/R'],
      '- name: Define\n  assignments: {DPO: A/R}',
    ],
    [
      'takes small letters and words',
      '- name: Define\n  assignments: {DPO: A}',
      ['Define', 'DPO', 'consulted'],
      '- name: Define\n  assignments: {DPO: C}',
    ],
    [
      'keeps quotes',
      `- name: Define\n  assignments: {DPO: 'A', Data Owner: "R"}`,
      ['Define', 'Data Owner', 'C'],
      `- name: Define\n  assignments: {DPO: 'A', Data Owner: "C"}`,
    ],
    [
      'keeps a remark',
      '- name: Define\n  assignments:\n    DPO: A (above 10 k€)',
      ['Define', 'DPO', 'R'],
      '- name: Define\n  assignments:\n    DPO: R (above 10 k€)',
    ],
    [
      'keeps lists',
      '- name: Define\n  assignments:\n    DPO: [A, R]',
      ['Define', 'DPO', 'C'],
      '- name: Define\n  assignments:\n    DPO: [C]',
    ],
    [
      'fills a blank',
      '- name: Define\n  assignments:\n    DPO: # soon\n    CISO: R',
      ['Define', 'DPO', 'A'],
      '- name: Define\n  assignments:\n    DPO: A # soon\n    CISO: R',
    ],
    [
      'inserts in the order of the roles',
      '- name: Define\n  assignments:\n    DPO: A # who else\n    # no doubt\n    CISO: R',
      ['Define', 'Data Owner', 'C'],
      '- name: Define\n  assignments:\n    DPO: A # who else\n    Data Owner: C\n    # no doubt\n    CISO: R',
    ],
    [
      'inserts before the first',
      '- name: Define\n  assignments:\n    # hers\n    CISO: R',
      ['Define', 'DPO', 'A'],
      '- name: Define\n  assignments:\n    DPO: A\n    # hers\n    CISO: R',
    ],
    [
      'inserts in flow style',
      '- name: Define\n  assignments: { CISO: R }',
      ['Define', 'DPO', 'A'],
      '- name: Define\n  assignments: { DPO: A, CISO: R }',
    ],
    [
      'inserts behind in flow style',
      '- name: Define\n  assignments: {DPO: A}',
      ['Define', 'CISO', 'R'],
      '- name: Define\n  assignments: {DPO: A, CISO: R}',
    ],
    [
      'fills an empty map',
      '- name: Define\n  assignments: {}\n  notes: x',
      ['Define', 'CISO', 'R'],
      '- name: Define\n  assignments: {CISO: R}\n  notes: x',
    ],
    [
      'inserts on lines of their own in flow style',
      '- name: Define\n  assignments: {\n    DPO: A, # one\n    CISO: R # two\n  }',
      ['Define', 'Data Owner', 'I'],
      '- name: Define\n  assignments: {\n    DPO: A, # one\n    Data Owner: I,\n    CISO: R # two\n  }',
    ],
    [
      'adds what comes last in flow style',
      '- name: Define\n  assignments: {\n    DPO: A, # one\n    Data Owner: R # two\n  }',
      ['Define', 'CISO', 'I'],
      '- name: Define\n  assignments: {\n    DPO: A, # one\n    Data Owner: R, # two\n    CISO: I\n  }',
    ],
    [
      'writes JSON as JSON',
      '- {"name": "Define", "assignments": {"DPO": "A"}}',
      ['Define', 'Data Owner', 'R'],
      '- {"name": "Define", "assignments": {"DPO": "A", "Data Owner": "R"}}',
    ],
    [
      'writes the first cell of a row',
      '- name: Define\n  section: Policy\n  decisions: [ADR-1]',
      ['Define', 'DPO', 'A'],
      '- name: Define\n  section: Policy\n  assignments:\n    DPO: A\n  decisions: [ADR-1]',
    ],
    [
      'writes it as the other rows are',
      '- name: Define\n- name: Delete\n  assignments: {DPO: A}',
      ['Define', 'DPO', 'A'],
      '- name: Define\n  assignments: {DPO: A}\n- name: Delete\n  assignments: {DPO: A}',
    ],
    [
      'takes a person for the role',
      '- name: Define\n  assignments: {Ana Ruiz: A}',
      ['Define', 'CISO', 'R'],
      '- name: Define\n  assignments: {Ana Ruiz: R}',
    ],
    [
      'clears in block style',
      '- name: Define\n  assignments:\n    DPO: A\n    CISO: R\n- name: Delete',
      ['Define', 'DPO', ''],
      '- name: Define\n  assignments:\n    CISO: R\n- name: Delete',
    ],
    [
      'clears the last line of a file',
      '- name: Define\n  assignments:\n    DPO: A\n    CISO: R',
      ['Define', 'CISO', ''],
      '- name: Define\n  assignments:\n    DPO: A',
    ],
    [
      'keeps the comment of what it clears',
      '- name: Define\n  assignments:\n    DPO: A # until June\n    CISO: R',
      ['Define', 'DPO', ''],
      '- name: Define\n  assignments:\n    # until June\n    CISO: R',
    ],
    [
      'takes a suppression away with what it is about',
      '- name: Define\n  assignments:\n    DPO: A/I # vitruve-ignore raci/contradictory-cell: both\n    CISO: R',
      ['Define', 'DPO', ''],
      '- name: Define\n  assignments:\n    CISO: R',
    ],
    [
      'clears the only cell',
      '- name: Define\n  assignments:\n    # hers\n    DPO: A\n  notes: x',
      ['Define', 'DPO', ''],
      '- name: Define\n  assignments: {}\n    # hers\n  notes: x',
    ],
    [
      'clears in flow style',
      '- name: Define\n  assignments: {DPO: A, Data Owner: R, CISO: C}',
      ['Define', 'Data Owner', ''],
      '- name: Define\n  assignments: {DPO: A, CISO: C}',
    ],
    [
      'clears the first in flow style',
      '- name: Define\n  assignments: { DPO: A, CISO: C }',
      ['Define', 'DPO', ''],
      '- name: Define\n  assignments: { CISO: C }',
    ],
    [
      'clears the last in flow style',
      '- name: Define\n  assignments: {DPO: A, CISO: C}',
      ['Define', 'CISO', ''],
      '- name: Define\n  assignments: {DPO: A}',
    ],
    [
      'clears the only one in flow style',
      '- name: Define\n  assignments: {DPO: A}',
      ['Define', 'DPO', ''],
      '- name: Define\n  assignments: {}',
    ],
    [
      'adds a name under its letter',
      '- name: Define\n  accountable: DPO\n  responsible: [DPO]',
      ['Define', 'CISO', 'A/R'],
      '- name: Define\n  accountable: [DPO, CISO]\n  responsible: [DPO, CISO]',
    ],
    [
      'adds a letter to names under letters',
      '- name: Define\n  accountable: DPO\n  notes: x',
      ['Define', 'CISO', 'R'],
      '- name: Define\n  accountable: DPO\n  responsible: CISO\n  notes: x',
    ],
    [
      'moves a name to another letter',
      '- name: Define\n  accountable: DPO\n  responsible:\n    - CISO # new\n    - Data Owner\n  notes: x',
      ['Define', 'CISO', 'A'],
      '- name: Define\n  accountable: [DPO, CISO]\n  responsible:\n    # new\n    - Data Owner\n  notes: x',
    ],
    [
      'takes a letter away with its last name',
      '- name: Define\n  accountable: DPO\n  responsible: CISO',
      ['Define', 'CISO', ''],
      '- name: Define\n  accountable: DPO',
    ],
    [
      'says nothing of what is so already',
      '- name: Define\n  assignments: {DPO: a}',
      ['Define', 'DPO', 'A'],
      '- name: Define\n  assignments: {DPO: a}',
    ],
  ];
  for (const [title, before, order, after] of cases) {
    it(title, () => {
      assert.equal(edited('raci.yaml', HEAD + before, order), HEAD + after);
      const windows = (text: string): string => (HEAD + text).replaceAll('\n', '\r\n');
      assert.equal(edited('raci.yaml', windows(before), order), windows(after));
    });
  }

  const refusals: readonly [title: string, before: string, order: Order, reason: RegExp][] = [
    [
      'a letter of another variant',
      '- name: Define',
      ['Define', 'DPO', 'S'],
      /"S" is not a valid RACI letter. Valid letters: R, A, C, I/u,
    ],
    ['a sentence', '- name: Define', ['Define', 'DPO', 'ask Bob'], /not a valid RACI letter/u],
    ['a role that is gone', '- name: Define', ['Define', 'Legal', 'A'], /changed in the meantime/u],
    ['a row that is gone', '- name: Define', ['Delete', 'DPO', 'A'], /changed in the meantime/u],
    [
      'an alias of a row',
      '- &row\n  name: Define\n  assignments: {DPO: A}\n- *row',
      ['Define', 'DPO', 'R'],
      /alias/u,
    ],
    [
      'an alias of cells',
      '- name: Define\n  assignments: &cells {DPO: A}\n- name: Delete\n  assignments: *cells',
      ['Delete', 'DPO', 'R'],
      /alias/u,
    ],
    [
      'cells that another row aliases',
      '- name: Define\n  assignments: &cells {DPO: A}\n- name: Delete\n  assignments: *cells',
      ['Define', 'DPO', 'R'],
      /alias/u,
    ],
    [
      'a cell that a merge key brings',
      '- name: Define\n  assignments: &cells {DPO: A}\n- name: Delete\n  assignments: {<<: *cells, CISO: R}',
      ['Delete', 'DPO', 'R'],
      /alias/u,
    ],
    [
      'a role and its holder both',
      '- name: Define\n  assignments: {CISO: A, Ana Ruiz: R}',
      ['Define', 'CISO', 'C'],
      /Several entries/u,
    ],
    [
      'a role and its holder under one letter',
      '- name: Define\n  responsible: [Ana Ruiz, CISO]',
      ['Define', 'CISO', ''],
      /Several entries/u,
    ],
    [
      'a row that is no YAML',
      '- name: Define\n  assignments: {DPO: A',
      ['Define', 'DPO', 'C'],
      /not valid YAML/u,
    ],
  ];
  for (const [title, before, order, reason] of refusals) {
    it(`refuses ${title}`, () => {
      assert.match(edited('raci.yaml', `${HEAD}${before}\n`, order), reason);
    });
  }

  it('finds its row again when others have come above it', () => {
    const context = contextOf('raci.yaml', `${HEAD}- name: New\n- name: Define\n  assignments: {DPO: A}\n`);
    const changes = editCell(context, {
      matrix: 0,
      activity: 'Define',
      activityIndex: 0,
      role: 'DPO',
      letters: 'R',
    });
    assert.ok(!isRefusal(changes));
    assert.deepEqual(
      changes.map(({ text }) => text),
      ['R'],
    );
  });

  const role = fc.constantFrom(...ROLES);
  const letters = fc.uniqueArray(fc.constantFrom('R', 'A', 'C', 'I'), { minLength: 0, maxLength: 2 });

  it('changes the cell and nothing else, and back', () => {
    fc.assert(
      fc.property(yamlMatrix(), role, fc.nat(3), letters, (text, name, row, wanted) => {
        const context = contextOf('raci.yaml', text);
        const before = lettersOf(context.model);
        const order: Order = [`Row ${row}`, name, wanted.join('/')];
        const edit = editOf(context, order);
        const changes = editCell(context, edit);
        if (edit.activityIndex === -1) return;
        assert.ok(!isRefusal(changes), `${text}\n${JSON.stringify(order)}: ${JSON.stringify(changes)}`);
        const after = applyChanges(text, changes);
        const { model } = contextOf('raci.yaml', after);
        const where = `${text}\n=> ${JSON.stringify(order)}\n${after}`;
        assert.deepEqual(lettersOf(model), expected(before, order), where);
        assert.deepEqual(comments(after), comments(text), where);
        if (text.includes('\r\n')) assert.doesNotMatch(after, /(?<!\r)\n/u, where);
        const back = edited('raci.yaml', after, [`Row ${row}`, name, heldBefore(before, order)]);
        assert.deepEqual(lettersOf(contextOf('raci.yaml', back).model), before, `${where}\n=> back\n${back}`);
      }),
      rounds(300),
    );
  });
});

function heldBefore(before: unknown, [activity, role]: Order): string {
  const row = (before as MatrixLetters)[0]?.activities.find(({ name }) => name === activity);
  return (row?.cells[role] ?? []).join('/');
}

function comments(text: string): string[] {
  return [...text.matchAll(/# c\d+/gu)].map(([comment]) => comment).sort();
}
