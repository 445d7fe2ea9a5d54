import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChanges } from '../../../core/text/change.ts';
import { isRefusal } from '../../../core/text/refusal.ts';
import { displayWidth } from '../display-width.ts';
import { contextOf, edited, editOf, expected, lettersOf, type Order } from '../../../testing/matrix-cells.ts';
import { editCell } from './edit-cell.ts';
import { rounds } from '../../../testing/rounds.ts';

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
    const all = rounds(300);
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
          const before = lettersOf(context.model);
          const order: Order = [`Row ${row}`, role, letters.join('/')];
          const edit = editOf(context, order);
          if (edit.activityIndex === -1) return;
          const changes = editCell(context, edit);
          if (isRefusal(changes)) return;
          written++;
          const after = applyChanges(text, changes);
          const where = `${text}\n=> ${JSON.stringify(order)}\n${after}`;
          assert.deepEqual(lettersOf(contextOf('raci.md', after).model), expected(before, order), where);
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
      all,
    );
    assert.ok(written > all.numRuns / 3, `only ${written} of ${all.numRuns} were written`);
  });
});
