import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChanges } from '../../../core/text/change.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { RuleContext } from '../../../core/rules/rule.ts';
import type { CellEdit } from '../../../core/views/matrix.ts';
import { displayWidth } from '../display-width.ts';
import type { RaciModel } from '../model.ts';
import { editCell } from './edit-cell.ts';
import { isRefusal } from '../../../core/text/refusal.ts';

function contextOf(file: string, text: string): RuleContext<RaciModel> {
  const manifest = workspaceOf({ [file]: text }).manifest(uriOf(file));
  assert.equal(manifest?.kind.id, 'raci', text);
  return manifest.context as RuleContext<RaciModel>;
}

type Order = readonly [activity: string, role: string, letters: string];

function editOf({ model }: RuleContext<RaciModel>, [activity, role, letters]: Order): CellEdit {
  const rows = model.matrices[0]?.activities ?? [];
  return {
    matrix: 0,
    activity,
    activityIndex: rows.findIndex(({ name }) => name === activity),
    role,
    letters,
  };
}

/** The text after an edit; or, after `!`, why there is none. */
function edited(file: string, text: string, ...orders: Order[]): string {
  let result = text;
  for (const order of orders) {
    const context = contextOf(file, result);
    const changes = editCell(context, editOf(context, order));
    if (isRefusal(changes)) return `! ${changes.refused}`;
    result = applyChanges(result, changes);
  }
  return result;
}

/** Everything that a matrix says, cell by cell. */
function said(model: RaciModel): unknown {
  return model.matrices.map(({ title, variant, roles, activities }) => ({
    title: title?.name,
    variant,
    people: roles.flatMap(({ people }) => people.map(({ name }) => name)),
    activities: activities.map(({ name, section, decisions, assignments }) => {
      const cells = new Map<string, string[]>();
      for (const { role, placed } of assignments) {
        const of = roles[role]?.name ?? '?';
        for (const { letter } of placed) cells.set(of, [...(cells.get(of) ?? []), letter].sort());
      }
      return {
        name,
        section: section?.name,
        decisions: decisions.map((decision) => decision.name),
        cells: Object.fromEntries([...cells].sort(([a], [b]) => (a < b ? -1 : 1))),
      };
    }),
  }));
}

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

  const role = fc.constantFrom(
    'DPO',
    'Data Owner',
    'CISO',
    'Équipe: sécurité',
    'l’été, #1',
    '2024',
    'Bob "B"',
  );
  const letters = fc.uniqueArray(fc.constantFrom('R', 'A', 'C', 'I'), { minLength: 0, maxLength: 2 });

  it('changes the cell and nothing else, and back', () => {
    fc.assert(
      fc.property(yamlMatrix(), role, fc.nat(3), letters, (text, name, row, wanted) => {
        const context = contextOf('raci.yaml', text);
        const before = said(context.model);
        const order: Order = [`Row ${row}`, name, wanted.join('/')];
        const edit = editOf(context, order);
        const changes = editCell(context, edit);
        if (edit.activityIndex === -1) return;
        assert.ok(!isRefusal(changes), `${text}\n${JSON.stringify(order)}: ${JSON.stringify(changes)}`);
        const after = applyChanges(text, changes);
        const { model } = contextOf('raci.yaml', after);
        const where = `${text}\n=> ${JSON.stringify(order)}\n${after}`;
        assert.deepEqual(said(model), expected(before, order), where);
        assert.deepEqual(comments(after), comments(text), where);
        if (text.includes('\r\n')) assert.doesNotMatch(after, /(?<!\r)\n/u, where);
        const back = edited('raci.yaml', after, [`Row ${row}`, name, heldBefore(before, order)]);
        assert.deepEqual(said(contextOf('raci.yaml', back).model), before, `${where}\n=> back\n${back}`);
      }),
      { numRuns: 300 },
    );
  });
});

describe('raci/views/edit-cell in Markdown', () => {
  const GRID = `# RACI

| Activity       | DPO | Owner | CISO  |
| -------------- | --- | :---: | ----- |
| Define         | A   |   R   | C     |
| **Part**       |     |       |       |
| Delete         | **A**/R |  C  | I (prod) |
| Publish |A||R|
| Archive | A | R
| Sign off       | -   | ask \\| Bob | R |
`;
  const grid: readonly [title: string, order: Order, line: string, after: string][] = [
    [
      'keeps the bars in line',
      ['Define', 'DPO', 'A/R'],
      '| Define         | A   |   R   | C     |',
      '| Define         | A/R |   R   | C     |',
    ],
    [
      'makes room where there is none',
      ['Define', 'DPO', 'A/R/C'],
      '| Define         | A   |   R   | C     |',
      '| Define         | A/R/C |   R   | C     |',
    ],
    [
      'clears a cell',
      ['Define', 'Owner', ''],
      '| Define         | A   |   R   | C     |',
      '| Define         | A   |       | C     |',
    ],
    [
      'takes markup between letters away',
      ['Delete', 'DPO', 'A'],
      '| Delete         | **A**/R |',
      '| Delete         | A |',
    ],
    ['keeps a remark', ['Delete', 'CISO', 'C'], '| I (prod) |', '| C (prod) |'],
    ['keeps what is narrow narrow', ['Publish', 'DPO', 'R'], '| Publish |A||R|', '| Publish |R||R|'],
    ['fills an empty cell', ['Publish', 'Owner', 'C'], '| Publish |A||R|', '| Publish |A| C |R|'],
    [
      'fills a cell that the row lacks',
      ['Archive', 'CISO', 'I'],
      '| Archive | A | R\n',
      '| Archive | A | R | I\n',
    ],
    ['writes over a dash', ['Sign off', 'DPO', 'A'], '| Sign off       | -   |', '| Sign off       | A   |'],
  ];
  for (const [title, order, line, after] of grid) {
    it(title, () => {
      assert.equal(edited('raci.md', GRID, order), GRID.replace(line, after));
      const windows = (text: string): string => text.replaceAll('\n', '\r\n');
      assert.equal(edited('raci.md', windows(GRID), order), windows(GRID.replace(line, after)));
    });
  }

  it('refuses to write over a sentence', () => {
    assert.match(
      edited('raci.md', GRID, ['Sign off', 'Owner', 'A']),
      /^! This cell contains more than letters/u,
    );
  });

  it('refuses what would make another table of it', () => {
    const text =
      '# RACI\n\n| Activity | DPO | CISO |\n|---|---|---|\n| **Build** | A | R |\n| Test | A | R |\n| Ship | C | |\n';
    assert.match(
      edited('raci.md', text, ['Build', 'DPO', ''], ['Build', 'CISO', '']),
      /^! The table would no longer/u,
    );
  });

  it('writes into a table that lists its roles downwards', () => {
    const text =
      '# RACI\n\n| Role | Define | Delete |\n|---|---|---|\n| DPO | A | C |\n| Owner | R | A |\n| CISO | I | R |\n';
    assert.equal(
      edited('raci.md', text, ['Delete', 'Owner', 'A/R']),
      text.replace('| Owner | R | A |', '| Owner | R | A/R |'),
    );
  });

  it('writes names under letters', () => {
    const text = `# RACI

| Activity | Responsible | Accountable | Consulted | Informed |
|---|---|---|---|---|
| Define | DPO, **Owner** | CISO | - | |
| Delete | Owner<br>DPO | CISO | Owner; Legal | DPO |
`;
    const lines = (...orders: Order[]): string[] =>
      edited('raci.md', text, ...orders)
        .split('\n')
        .slice(4, 6);
    assert.deepEqual(lines(['Define', 'DPO', 'C']), [
      '| Define | **Owner** | CISO | DPO | |',
      text.split('\n')[5],
    ]);
    assert.deepEqual(lines(['Define', 'Owner', 'A']), [
      '| Define | DPO | CISO, Owner | - | |',
      text.split('\n')[5],
    ]);
    assert.deepEqual(lines(['Define', 'Legal', 'I']), [
      '| Define | DPO, **Owner** | CISO | - | Legal |',
      text.split('\n')[5],
    ]);
    assert.equal(lines(['Delete', 'Owner', ''])[1], '| Delete | DPO | CISO | Legal | DPO |');
    assert.equal(
      lines(['Delete', 'Legal', 'R/C'])[1],
      '| Delete | Owner<br>DPO<br>Legal | CISO | Owner; Legal | DPO |',
    );
  });

  it('writes long tables', () => {
    const text = `# RACI

| Activity | Role | RACI | Notes |
|---|---|---|---|
| Define | DPO | A | x |
| | Owner | R | |
| | Owner | C | |
| Delete | CISO | A | |
| Delete | DPO | R | |
`;
    const lines = (order: Order): string[] => edited('raci.md', text, order).split('\n').slice(4, -1);
    const [define, owner, again, remove, dpo] = text.split('\n').slice(4, -1);
    assert.deepEqual(lines(['Define', 'DPO', 'A/R']), [
      '| Define | DPO | A/R | x |',
      owner,
      again,
      remove,
      dpo,
    ]);
    assert.deepEqual(lines(['Define', 'Owner', 'R']), [define, owner, remove, dpo]);
    assert.deepEqual(lines(['Define', 'Owner', 'I']), [define, '| | Owner | I | |', remove, dpo]);
    assert.deepEqual(lines(['Define', 'CISO', 'C']), [
      define,
      owner,
      again,
      '|  | CISO | C |  |',
      remove,
      dpo,
    ]);
    assert.deepEqual(lines(['Delete', 'Owner', 'I']), [
      define,
      owner,
      again,
      remove,
      dpo,
      '| Delete | Owner | I |  |',
    ]);
    assert.deepEqual(lines(['Delete', 'CISO', '']), [define, owner, again, '| Delete | CISO |  | |', dpo]);
    assert.deepEqual(lines(['Delete', 'DPO', '']), [define, owner, again, remove]);
  });

  it('changes the cell and nothing else, or nothing', () => {
    const names = ['DPO', 'Owner', 'CISO', 'Équipe', '审核'];
    const cell = fc.constantFrom(
      '',
      '',
      '-',
      'A',
      'R',
      'C',
      'I',
      'A/R',
      '**R**',
      'c',
      'I (prod)',
      '`R`',
      'R, C',
    );
    const table = fc.record({
      rows: fc.array(fc.array(cell, { minLength: 1, maxLength: names.length }), {
        minLength: 3,
        maxLength: 6,
      }),
      aligned: fc.boolean(),
      windows: fc.boolean(),
      bare: fc.boolean(),
    });
    let written = 0;
    fc.assert(
      fc.property(
        table,
        fc.nat(5),
        fc.constantFrom(...names),
        fc.uniqueArray(fc.constantFrom('R', 'A', 'C', 'I'), { maxLength: 2 }),
        ({ rows, aligned, windows, bare }, row, role, letters) => {
          const wide = (cells: readonly string[]): string =>
            cells.map((text) => (aligned ? text + ' '.repeat(12 - displayWidth(text)) : text)).join(' | ');
          const line = (cells: readonly string[]): string => (bare ? wide(cells) : `| ${wide(cells)} |`);
          const full = ['RACI', 'R', 'A', 'C', 'I', 'R'];
          const text = [
            '# RACI',
            '',
            line(['Activity', ...names]),
            line(['---', ...names.map(() => '---')]),
            line(full),
            line(['Second', 'A', 'C', 'R', 'A', 'R']),
            ...rows.map((cells, index) => line([`Row ${index}`, ...cells])),
            '',
          ].join(windows ? '\r\n' : '\n');
          const context = contextOf('raci.md', text);
          const before = said(context.model);
          const order: Order = [`Row ${row}`, role, letters.join('/')];
          const edit = editOf(context, order);
          if (edit.activityIndex === -1) return;
          const changes = editCell(context, edit);
          if (isRefusal(changes)) return;
          written++;
          const after = applyChanges(text, changes);
          const where = `${text}\n=> ${JSON.stringify(order)}\n${after}`;
          assert.deepEqual(said(contextOf('raci.md', after).model), expected(before, order), where);
          if (windows) assert.doesNotMatch(after, /(?<!\r)\n/u, where);
          const [heading, ofRow] = after
            .split(/\r?\n/u)
            .filter(
              (one) => /Activity|Row /u.test(one) && (one.includes('Activity') || one.includes(order[0])),
            );
          if (aligned && rows[row]?.length === names.length && !bare)
            assert.equal(displayWidth(ofRow ?? ''), displayWidth(heading ?? ''), where);
        },
      ),
      { numRuns: 300 },
    );
    assert.ok(written > 100, `only ${written} were written`);
  });
});

interface SaidRow {
  readonly name: string;
  readonly cells: Readonly<Record<string, readonly string[]>>;
}
type Said = readonly { readonly activities: readonly SaidRow[] }[];

/** What a matrix says with one cell changed. */
function expected(before: unknown, [activity, role, letters]: Order): unknown {
  return (before as Said).map((matrix) => ({
    ...matrix,
    activities: matrix.activities.map((row) => {
      if (row.name !== activity) return row;
      const cells = Object.entries(row.cells).filter(([name]) => name !== role);
      if (letters !== '') cells.push([role, letters.split('/').sort()]);
      return { ...row, cells: Object.fromEntries(cells.sort(([a], [b]) => (a < b ? -1 : 1))) };
    }),
  }));
}

function heldBefore(before: unknown, [activity, role]: Order): string {
  const row = (before as Said)[0]?.activities.find(({ name }) => name === activity);
  return (row?.cells[role] ?? []).join('/');
}

function comments(text: string): string[] {
  return [...text.matchAll(/# c\d+/gu)].map(([comment]) => comment).sort();
}

const ROLES = ['DPO', 'Data Owner', 'CISO', 'Équipe: sécurité', 'l’été, #1', '2024', 'Bob "B"'];

/** A matrix as people and programs write them: all styles of rows, quotes, comments, both line breaks. */
function yamlMatrix(): fc.Arbitrary<string> {
  const quoted = (text: string, style: number): string =>
    style === 1 || !/^[\p{L} ]+$/u.test(text) ? JSON.stringify(text) : style === 2 ? `'${text}'` : text;
  const cell = fc.record({
    role: fc.nat(ROLES.length - 1),
    letters: fc.constantFrom('A', 'R', 'A/R', 'c', 'I', 'R, C'),
    style: fc.nat(2),
    comment: fc.option(fc.nat(9), { nil: undefined }),
  });
  const row = fc.record({
    form: fc.constantFrom('block', 'flow', 'lines', 'scalar', 'names', 'list', 'none', 'json'),
    cells: fc.uniqueArray(cell, { maxLength: 4, selector: (one) => one.role }),
    before: fc.option(fc.nat(9), { nil: undefined }),
    notes: fc.boolean(),
    section: fc.boolean(),
  });
  const KEYS: Readonly<Record<string, string>> = {
    A: 'accountable',
    R: 'responsible',
    C: 'consulted',
    I: 'informed',
  };
  const rowText = (
    { form, cells, before, notes, section }: typeof row extends fc.Arbitrary<infer Row> ? Row : never,
    index: number,
  ): string => {
    const lines = [...(before === undefined ? [] : [`  # c${before}1`])];
    const name = (one: (typeof cells)[number]): string => quoted(ROLES[one.role] ?? '', one.style);
    const tail = ({ comment }: (typeof cells)[number]): string =>
      comment === undefined ? '' : ` # c${comment}2`;
    if (form === 'json') {
      const pairs = cells.map((one) => `${JSON.stringify(ROLES[one.role])}: ${JSON.stringify(one.letters)}`);
      return [...lines, `  - {"name": "Row ${index}", "assignments": {${pairs.join(', ')}}}`].join('\n');
    }
    lines.push(`  - name: Row ${index}`);
    if (section) lines.push('    section: Part # c77');
    if (form === 'block' && cells.length > 0) {
      lines.push('    assignments:');
      for (const one of cells) {
        if (one.comment === 3) lines.push('      # c33');
        lines.push(`      ${name(one)}: ${quoted(one.letters, one.style)}${tail(one)}`);
      }
    } else if (form === 'flow') {
      const pairs = cells.map((one) => `${name(one)}: ${quoted(one.letters, one.style)}`);
      lines.push(`    assignments: {${pairs.join(', ')}} # c44`);
    } else if (form === 'lines') {
      const pairs = cells.map(
        (one, at) =>
          `      ${name(one)}: ${quoted(one.letters, one.style)}${at < cells.length - 1 || notes ? ',' : ''}${tail(one)}`,
      );
      lines.push('    assignments: {', ...pairs, '    }');
    } else if (form !== 'none') {
      const byLetter = new Map<string, string[]>();
      for (const one of cells) {
        const letter = one.letters.charAt(0).toUpperCase();
        byLetter.set(letter, [...(byLetter.get(letter) ?? []), quoted(ROLES[one.role] ?? '', one.style)]);
      }
      for (const [letter, names] of byLetter) {
        const key = KEYS[letter] ?? '';
        if (form === 'scalar' && names.length === 1) lines.push(`    ${key}: ${names[0]} # c5`);
        else if (form === 'list') lines.push(`    ${key}:`, ...names.map((text) => `      - ${text} # c6`));
        else lines.push(`    ${key}: [${names.join(', ')}]`);
      }
    }
    if (notes) lines.push('    notes: Some text # c8', '');
    return lines.join('\n');
  };
  return fc
    .record({
      rows: fc.array(row, { minLength: 1, maxLength: 4 }),
      windows: fc.boolean(),
      open: fc.boolean(),
    })
    .map(({ rows, windows, open }) => {
      const roles = ROLES.map((text) => `  - ${quoted(text, 0)}`);
      const text = ['variant: RACI', 'roles:', ...roles, 'activities:', ...rows.map(rowText)].join('\n');
      const ended = open ? text : `${text}\n`;
      return windows ? ended.replaceAll('\n', '\r\n') : ended;
    });
}
