import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ColumnChoice, TableImport } from '../../../core/sheet.ts';
import { readSheets } from '../../../formats/tables/read.ts';
import { readTables } from './read.ts';

/** A CSV file as Excel saves it in France: semicolons, Windows-1252. */
async function csv(lines: readonly string[], choices: readonly ColumnChoice[] = []): Promise<TableImport> {
  const { sheets } = await readSheets('plan.csv', Buffer.from(lines.join('\r\n'), 'latin1'));
  return readTables(sheets, 'en', choices);
}

async function yaml(lines: readonly string[], choices: readonly ColumnChoice[] = []): Promise<string> {
  const { text, problems, questions } = await csv(lines, choices);
  assert.deepEqual([problems, questions], [[], []]);
  return text ?? '';
}

const RACI = 'variant: RACI\ntitle: plan\n';
const LEGEND = 'letters:\n  R: Responsible\n  A: Accountable\n  C: Consulted\n  I: Informed\n';

describe('raci/tables: layouts', () => {
  it('groups above roles: a role keeps its group as a description', async () => {
    const read = await yaml([
      'Phase;Activity;Business;;IT;',
      ';;Sponsor;Owner;Architect;Developer',
      'Design;Write;I;A;R;C',
      ';Review;I;A;C;R',
    ]);
    assert.equal(
      read,
      `${RACI}roles:
  - name: Sponsor
    description: Business
  - name: Owner
    description: Business
  - name: Architect
    description: IT
  - name: Developer
    description: IT
activities:
  - name: Write
    section: Design
    assignments:
      Sponsor: I
      Owner: A
      Architect: R
      Developer: C
  - name: Review
    section: Design
    assignments:
      Sponsor: I
      Owner: A
      Architect: C
      Developer: R
`,
    );
  });

  it('roles of the same name in two groups are two roles', async () => {
    const read = await yaml([
      'Activity;Team A;;Team B;',
      ';Lead;Dev;Lead;Dev',
      'Write;A;R;C;I',
      'Ship;C;I;A;R',
    ]);
    assert.match(read, /"Team A: Lead": A\n {6}"Team A: Dev": R\n {6}"Team B: Lead": C/u);
  });

  it('people below roles are those who hold them', async () => {
    const read = await yaml(['Activity;Owner;Architect;Dev', ';Ann;Bob, Zoé;', 'Write;A;R;C', 'Ship;A;C;R']);
    assert.match(read, /name: Owner\n {4}people: \[Ann\]\n {2}- name: Architect\n {4}people: \[Bob, Zoé\]/u);
    assert.match(read, / - Dev\n/u);
  });

  it('a section or letters below the headings are no second row of headings', async () => {
    const read = await yaml(['Activity;Owner;Dev', 'Write;A;R', 'Ship;A;R', 'Test;A/R;C', 'Run;A;I']);
    assert.match(read, /roles:\n {2}- Owner\n {2}- Dev\nactivities:\n {2}- name: Write/u);
  });

  for (const cell of ['A/R', 'A<br>R', 'A<br/>R', '"A\nR"', 'A R', 'A & R', '"A,R"']) {
    it(`two letters in a cell: ${JSON.stringify(cell)}`, async () => {
      const read = await yaml(['Activity;Owner;Dev', `Write;${cell};C`, 'Ship;A;R', 'Test;A;R']);
      assert.match(read, /- name: Write\n {4}assignments:\n {6}Owner: A\/R\n {6}Dev: C\n {2}- name: Ship/u);
    });
  }

  const MATRIX = ['Activity;Owner;Dev;Ops', 'Write;A;R;I', 'Ship;A;R;C'];
  const plain = `${RACI}${LEGEND}roles:\n  - Owner\n  - Dev\n  - Ops\nactivities:\n  - name: Write\n    assignments:\n      Owner: A\n      Dev: R\n      Ops: I\n  - name: Ship\n    assignments:\n      Owner: A\n      Dev: R\n      Ops: C\n`;
  const legends: Readonly<Record<string, readonly string[]>> = {
    'below, a letter and its meaning': [
      ...MATRIX,
      '',
      'Legend',
      'R;Responsible',
      'A;Accountable',
      'C;Consulted',
      'I;Informed',
    ],
    'below, in one cell': [
      ...MATRIX,
      '',
      'R = Responsible',
      'A = Accountable',
      'C = Consulted',
      'I = Informed',
    ],
    'beside, behind a blank column': [
      'Activity;Owner;Dev;Ops;;R;Responsible',
      'Write;A;R;I;;A;Accountable',
      'Ship;A;R;C;;C;Consulted',
      ';;;;;I;Informed',
    ],
  };
  for (const [title, lines] of Object.entries(legends)) {
    it(`a legend ${title}, is no activity and no role`, async () => {
      assert.equal(await yaml(lines), plain);
    });
  }

  describe('roles downwards', () => {
    const DOWN = ['Write;Review;Deploy', 'Architect;A/R;C;I', 'Developer;C;R;R', 'Owner;I;A;A'];
    const headed = (corner: string): string[] => [`${corner};${DOWN[0] ?? ''}`, ...DOWN.slice(1)];
    const turned = /roles:\n {2}- Architect\n {2}- Developer\n {2}- Owner\nactivities:\n {2}- name: Write\n/u;

    it('are read when the first heading says so', async () => {
      assert.match(await yaml(headed('Role')), turned);
    });

    for (const corner of ['RACI', 'Roles / Activities', '']) {
      it(`are asked about when it does not, and the letters do: "${corner}"`, async () => {
        const { text, questions } = await csv(headed(corner));
        assert.equal(text, undefined);
        const [asked] = questions;
        assert.ok(asked);
        const [roles, activities] = asked.options.map(({ choice }) => choice);
        assert.ok(roles && activities);
        assert.match(await yaml(headed(corner), [roles]), turned);
        assert.match((await csv(headed(corner), [activities])).text ?? '', /roles:\n {2}- Write\n/u);
      });
    }

    it('are not asked about when each row has one accountable', async () => {
      assert.match(
        await yaml(['RACI;Owner;Dev;Ops', 'Write;A;R;I', 'Ship;R;A;C', 'Test;I;R;A']),
        /roles:\n {2}- Owner/u,
      );
    });
  });

  it('says what became of every column', async () => {
    const { columns } = await csv(['N°;Activity;Owner;Dev;Notes', '1;Write;A;R;x', '2;Ship;A;C;y']);
    assert.deepEqual(
      columns.map(({ meaning }) => meaning),
      [undefined, 'Activity', 'Role', 'Role', 'Notes'],
    );
  });
});
