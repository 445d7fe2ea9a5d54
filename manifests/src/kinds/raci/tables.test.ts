import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Sheet } from '../../core/sheet.ts';
import { applyChanges } from '../../core/text/change.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { KindContext } from '../../core/kind.ts';
import { writeMarkdown, writeTables } from './tables/write.ts';
import { formatRaci } from './format.ts';
import { readTables } from './tables/read.ts';
import type { RaciModel } from './model.ts';
import { lettersOf, VARIANT_NAMES } from './variant.ts';
import { type DraftMatrix, writeYaml } from './write-yaml.ts';
import { rounds } from '../../testing/rounds.ts';

function contextOf(name: string, text: string): KindContext<RaciModel> {
  const manifest = workspaceOf({ [name]: text }).manifest(uriOf(name));
  assert.equal(manifest?.kind.id, 'raci', text);
  return manifest.context as KindContext<RaciModel>;
}

const sheet = (...rows: string[][]): Sheet => ({
  name: 'Sheet1',
  rows: rows.map((row) =>
    row.map((text) => ({ text: text.replace(/^\*/u, ''), bold: text.startsWith('*') })),
  ),
});

/** Names as people write them: they start with a word. */
const name = fc
  .tuple(
    fc.constantFrom('Définir', 'Revue', 'Équipe', 'Policy', 'Ship', '审核'),
    fc.stringMatching(/^[ \p{L}0-9:#'"&%()-]{0,12}$/u),
  )
  .map(([word, rest]) => `${word} ${rest}`.replaceAll(/\s+/gu, ' ').trim());

const draft: fc.Arbitrary<DraftMatrix> = fc
  .record({
    variant: fc.constantFrom(...VARIANT_NAMES),
    title: name,
    roles: fc.uniqueArray(
      name.map((text) => `${text} R`),
      { minLength: 2, maxLength: 5, selector: (text) => text.toLowerCase() },
    ),
    names: fc.array(name, { minLength: 3, maxLength: 6 }),
    cells: fc.infiniteStream(fc.nat(12)),
    section: fc.option(name, { nil: undefined }),
    notes: fc.option(name, { nil: undefined }),
    other: fc.option(name, { nil: undefined }),
  })
  .map(({ variant, title, roles, names, cells, section, notes, other }): DraftMatrix => {
    const letters = [...lettersOf(variant).keys()];
    const activities = names.map((activity, row) => ({
      name: `${activity} ${row}`,
      ...(section ? { section } : {}),
      assignments: roles.flatMap((role, column): [string, string][] => {
        // All letters of the variant occur, so that the matrix can be told from others by them alone.
        const letter = letters[(row * roles.length + column) % letters.length] ?? '';
        return (cells.next().value ?? 0) > 10 ? [] : [[role, letter]];
      }),
      decisions: [],
      ...(notes ? { notes } : {}),
      ...(other ? { other: [['Budget', other] as const] } : {}),
    }));
    return {
      variant,
      title: `${variant} ${title}`,
      roles: roles.map((role) => ({ name: role })),
      activities,
    };
  });

describe('raci/tables', () => {
  it('keeps a first role that holds no letter yet', () => {
    const yaml =
      'variant: RACI\nroles:\n  - Idle\n  - DPO\n  - IT\nactivities:\n  - name: a\n    assignments: {DPO: A, IT: R}\n  - name: b\n    assignments: {DPO: A, IT: R}\n';
    const context = contextOf('raci.yaml', yaml);
    assert.match(readTables(writeTables(context, 'en'), 'en', []).text ?? '', /- Idle/u);
    const markdown = contextOf('raci.md', writeMarkdown(context, 'en'));
    assert.match(readTables(writeTables(markdown, 'en'), 'en', []).text ?? '', /- Idle/u);
  });

  it('comes back from sheets and from Markdown as it was', () => {
    fc.assert(
      fc.property(draft, fc.constantFrom('en' as const, 'fr' as const), (matrix, language) => {
        if (matrix.activities.flatMap(({ assignments }) => assignments).length < 6) return;
        const yaml = writeYaml(matrix);
        const context = contextOf('raci.yaml', yaml);
        assert.equal(readTables(writeTables(context, language), 'en', []).text, yaml);
        const markdown = contextOf('raci.md', writeMarkdown(context, language));
        assert.equal(readTables(writeTables(markdown, language), 'en', []).text, yaml);
      }),
      rounds(300),
    );
  });

  it('keeps people, descriptions and words of letters', () => {
    const yaml = `variant: RACI
title: Données
letters:
  R: réalise
  A: approuve
  C: consulté
roles:
  - name: DPO
    people: [Ana Ruiz, Léo Martin]
    description: Protects data
  - Juriste
activities:
  - name: Définir
    assignments:
      DPO: A
      Juriste: R
  - name: Relire
    assignments:
      DPO: A/R
      Juriste: C
    decisions: [ADR-0003]
`;
    assert.equal(readTables(writeTables(contextOf('raci.yaml', yaml), 'fr'), 'en', []).text, yaml);
  });

  it('reads a French sheet with a title, bold sections, a legend below and a cell of text', () => {
    const { text, problems } = readTables(
      [
        sheet(
          ['Matrice RACI du projet'],
          [],
          ['N°', 'Activité', 'DPO', 'RSSI', 'Budget', 'Remarques'],
          ['*Politique'],
          ['1', 'Définir', 'A/R', 'c', '10', 'à revoir'],
          ['2', 'Relire', 'A', 'AR si absent', '', ''],
          ['*Exploitation'],
          ['3', 'Purger', 'I', 'R, A', '', ''],
          ['4', 'Tracer', 'I', 'RA', '', ''],
          [],
          ['', 'R', 'Réalise'],
          ['', 'A', 'Approuve'],
        ),
      ],
      'fr',
      [],
    );
    assert.equal(
      text,
      `variant: RACI
title: Matrice RACI du projet
roles:
  - DPO
  - RSSI
activities:
  - name: Définir
    section: Politique
    assignments:
      DPO: A/R
      RSSI: C
    notes: à revoir
    other:
      N°: "1"
      Budget: "10"
  - name: Relire
    section: Politique
    assignments:
      DPO: A
      RSSI: A/R
    other:
      N°: "2"
      RSSI: AR si absent
  - name: Purger
    section: Exploitation
    assignments:
      DPO: I
      RSSI: R/A
    other:
      N°: "3"
  - name: Tracer
    section: Exploitation
    assignments:
      DPO: I
      RSSI: R/A
    other:
      N°: "4"
`,
    );
    assert.deepEqual(
      problems.map(({ row }) => row),
      [6],
    );
  });

  it('reports a sheet without a matrix', () => {
    const { text, problems } = readTables([sheet(['Name', 'Age'], ['Ann', '7'])], 'en', []);
    assert.equal(text, undefined);
    assert.equal(problems.at(-1)?.severity, 'error');
  });
});

describe('raci/format', () => {
  const formatted = (file: string, text: string): string => {
    const changes = formatRaci(contextOf(file, text));
    return applyChanges(text, changes);
  };

  it('puts the bars of a table in line, by what the characters take', () => {
    const text =
      '# RACI\n\n|Activity|PM|🙂 Dev|\n|-|:-:|-:|\n| 设计 | A|R |\n|**Build**|\n| é\u0301tude | A/R | I |\n';
    const expected =
      '# RACI\n\n| Activity  | PM  | 🙂 Dev |\n| --------- | :-: | -----: |\n| 设计      |  A  | R      |\n| **Build** |\n| é\u0301tude     | A/R | I      |\n';
    assert.equal(formatted('x.md', text), expected);
    assert.equal(formatted('x.md', expected), expected);
  });

  it('writes letters of YAML in capitals with a slash between', () => {
    const text = 'roles: [X, Y]\nactivities:\n  - name: a\n    assignments: {X: "a, r", Y: c}\n';
    assert.equal(formatted('raci.yaml', text), text.replace('a, r', 'A/R').replace('Y: c', 'Y: C'));
  });
});
