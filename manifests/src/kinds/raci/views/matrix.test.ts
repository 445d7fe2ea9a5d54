import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../../core/settings/settings.ts';
import { DEFAULT_SETTINGS } from '../../../kinds/settings.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { ResponsibilityMatrix } from '../../../core/views/matrix.ts';

const EXAMPLES = join(import.meta.dirname, '../../../../../examples');

function matricesOf(
  file: string,
  text: string,
  settings: Settings = DEFAULT_SETTINGS,
): readonly ResponsibilityMatrix[] {
  const manifest = workspaceOf({ [file]: text }, { settings }).manifest(uriOf(file));
  const view = manifest?.kind.views?.find(({ id }) => id === 'raci/matrix');
  assert.ok(manifest && view?.scope === 'document', text);
  const content = view.build(manifest.context);
  if (content === undefined) return [];
  assert.equal(content.type, 'matrices');
  // It is sent as JSON: nothing in it may be lost on the way.
  assert.deepEqual(JSON.parse(JSON.stringify(content)), content);
  return content.matrices;
}

/** `Section > Activity: A | R | …`. */
function rowsOf({ activities }: ResponsibilityMatrix): string[] {
  return activities.map(({ name, section, cells }) => {
    const letters = cells.map((cell) => `${cell.letters}${cell.conditional ? '?' : ''}`).join(' | ');
    return `${section === undefined ? '' : `${section} > `}${name}: ${letters}`;
  });
}

function remarksOf({ remarks, roles, activities }: ResponsibilityMatrix): string[] {
  return remarks.map(({ axis, index, rule, severity }) => {
    const name = axis === 'role' ? roles[index]?.name : activities[index]?.name;
    return `${severity} ${rule} ${axis} ${name ?? '?'}`;
  });
}

describe('raci/views/matrix', () => {
  it('leads to the letters, with what surrounds them: the cell, or the name of the role before it', () => {
    const extents = (text: string): (readonly [string, string | undefined])[] =>
      matricesOf('raci.yaml', text).flatMap(({ activities }) =>
        activities.flatMap(({ cells }) =>
          cells.flatMap(({ source }): (readonly [string, string | undefined])[] =>
            source
              ? [
                  [
                    text.slice(source.start, source.end),
                    source.extent && text.slice(source.extent.start, source.extent.end),
                  ],
                ]
              : [],
          ),
        ),
      );
    const byRole =
      'roles: [DPO, Owner]\nactivities:\n  - name: Define\n    assignments: { DPO: A, Owner: [R, C] }\n';
    assert.deepEqual(extents(byRole), [
      ['A', 'DPO: A'],
      ['R, C', 'Owner: [R, C]'],
    ]);
    const byLetter =
      'roles: [DPO, Owner]\nactivities:\n  - name: Define\n    accountable: DPO\n    responsible: [Owner]\n';
    assert.deepEqual(extents(byLetter), [
      ['DPO', undefined],
      ['Owner', undefined],
    ]);
  });

  const layouts: Readonly<Record<string, readonly [file: string, text: string]>> = {
    'a YAML map': [
      'raci.yaml',
      'roles: [DPO, Owner, CISO]\nactivities:\n  - name: Define\n    section: Policy\n    assignments: {Owner: r, DPO: a / c}\n  - name: Delete\n    assignments: {CISO: A}\n',
    ],
    'names under letters in YAML': [
      'raci.yaml',
      'roles: [DPO, Owner, CISO]\nactivities:\n  - name: Define\n    section: Policy\n    accountable: DPO\n    responsible: [Owner]\n    consulted: DPO\n  - name: Delete\n    accountable: CISO\n',
    ],
    'a grid': [
      'raci.md',
      '# RACI\n\n| Activity | DPO | Owner | CISO |\n|---|---|---|---|\n| **Policy** | | | |\n| Define | A, C | **R** | - |\n| **Deletion** | | | |\n| Delete | | | A |\n',
    ],
    'a long table': [
      'raci.md',
      '# RACI\n\n| Section | Activity | Role | RACI |\n|---|---|---|---|\n| Policy | Define | DPO | A/C |\n| | | Owner | R |\n| Deletion | Delete | CISO | A |\n',
    ],
    'a turned grid': [
      'raci.md',
      '# RACI\n\n| Role | Define | Delete |\n|---|---|---|\n| DPO | A/C | |\n| Owner | R | |\n| CISO | | A |\n',
    ],
  };
  for (const [name, [file, text]] of Object.entries(layouts)) {
    it(`reads ${name}`, () => {
      const [matrix] = matricesOf(file, text);
      assert.ok(matrix);
      assert.deepEqual(
        rowsOf(matrix).map((row) => row.replace(/^.* > /u, '')),
        ['Define: A/C | R | ', 'Delete:  |  | A'],
      );
      assert.deepEqual(
        matrix.roles.map(({ name: role, counts }) => [role, counts]),
        [
          ['DPO', { A: 1, C: 1 }],
          ['Owner', { R: 1 }],
          ['CISO', { A: 1 }],
        ],
      );
      for (const { cells, source } of matrix.activities) {
        assert.match(text.slice(source.start, source.end), /^(?:Define|Delete)$/u);
        for (const cell of cells) {
          assert.equal(cell.source === undefined, cell.letters === '');
          if (cell.source) assert.notEqual(text.slice(cell.source.start, cell.source.end).trim(), '');
        }
      }
    });
  }

  it('gives the letters their meaning in the variant, or in the words of the matrix', () => {
    const [rapid] = matricesOf(
      'raci.yaml',
      'variant: RAPID\nactivities:\n  - name: Buy\n    assignments: {CEO: D, CFO: R}\n',
    );
    assert.deepEqual(
      rapid?.letters.map(({ letter, tone }) => `${letter} ${tone}`),
      ['R neutral', 'A attention', 'P good', 'I attention', 'D accent'],
    );
    const [french] = matricesOf(
      'raci.yaml',
      'letters: {R: Réalise, A: Autorité}\nactivities:\n  - name: Buy\n    assignments: {CEO: A}\n',
    );
    assert.match(french?.letters[1]?.label ?? '', /^« Autorité » · Accountable/u);
  });

  it('names the people of a role, the decisions of a row, and conditions', () => {
    const [matrix] = matricesOf(
      'raci.md',
      '# RACI\n\n| Activity | DPO | Owner | CISO | ADR |\n|---|---|---|---|---|\n| Define | A (above 10 k€) | R | A (below) | ADR-0002 |\n| Delete | A | R | C | |\n',
    );
    assert.deepEqual(matrix && rowsOf(matrix), ['Define: A? | R | A?', 'Delete: A | R | C']);
    assert.deepEqual(matrix?.activities[0]?.decisions, ['ADR-0002']);
    const [held] = matricesOf(
      'raci.yaml',
      'roles: [{name: DPO, people: [Ana, Bo]}]\nactivities:\n  - name: Define\n    assignments: {Ana: A}\n',
    );
    assert.ok(held);
    assert.deepEqual(held.roles[0]?.people, ['Ana', 'Bo']);
    assert.deepEqual(rowsOf(held), ['Define: A']);
  });

  const FAULTY =
    'roles: [DPO, Owner, CISO, Idle]\nactivities:\n' +
    '  - name: Nobody\n    assignments: {DPO: R}\n' +
    '  - name: Two\n    assignments: {DPO: A, Owner: A, CISO: R}\n' +
    '  - name: Third\n    assignments: {DPO: A, Owner: R, CISO: X}\n';

  it('shows the findings of rules at rows and columns', () => {
    const [matrix] = matricesOf('raci.yaml', FAULTY);
    assert.deepEqual(matrix && remarksOf(matrix), [
      'warning raci/idle-role role Idle',
      'hint raci/nobody-consulted-or-informed activity Nobody',
      'error raci/one-accountable activity Nobody',
      'hint raci/nobody-consulted-or-informed activity Two',
      'error raci/one-accountable activity Two',
      'hint raci/nobody-consulted-or-informed activity Third',
      'error raci/unknown-letter activity Third',
    ]);
    assert.match(
      matrix?.remarks.find(({ rule }) => rule === 'raci/one-accountable')?.message ?? '',
      /No role is accountable/u,
    );
  });

  it('shows nothing that is switched off or ignored, and uses the severities of the settings', () => {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      rules: {
        'raci/one-accountable': 'hint',
        'raci/nobody-consulted-or-informed': 'off',
        'raci/unknown-letter': 'off',
      },
    };
    const ignored = FAULTY.replace(
      '  - name: Two',
      '  # vitruve-ignore raci/one-accountable: on purpose\n  - name: Two',
    ).replace('CISO, Idle]', 'CISO, Idle] # vitruve-ignore raci/idle-role: not yet');
    const [matrix] = matricesOf('raci.yaml', ignored, settings);
    // The comment is above the row, and the finding is at the second letter of the line below its name.
    assert.deepEqual(matrix && remarksOf(matrix).filter((remark) => !remark.endsWith('Two')), [
      'hint raci/one-accountable activity Nobody',
    ]);
  });

  it('finds roles and rows apart where a row is all that names a role', () => {
    const rows = Array.from({ length: 6 }, (_, index) => `| Row ${index} | Dev | Boss | All | All |\n`).join(
      '',
    );
    const [matrix] = matricesOf(
      'raci.md',
      `# RACI\n\n| Activity | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n${rows}`,
    );
    assert.deepEqual(matrix && remarksOf(matrix).filter((remark) => remark.includes(' role ')), [
      'hint raci/overload role Boss',
    ]);
  });

  it('has the matrices of a text one by one, and none of an empty one', () => {
    const table =
      '| Activity | DPO | CISO |\n|---|---|---|\n| Define | A | R |\n| Delete | R | A |\n| Ship | C | A/R |\n';
    const matrices = matricesOf('raci.md', `# RACI one\n\n${table}\n# RACI two\n\n${table}`);
    assert.deepEqual(
      matrices.map(({ title }) => title),
      ['RACI one', 'RACI two'],
    );
    assert.deepEqual(matricesOf('raci.yaml', ''), []);
  });

  it('reads the examples', () => {
    const text = readFileSync(join(EXAMPLES, 'data-governance/raci.yaml'), 'utf8');
    const [matrix] = matricesOf('raci.yaml', text);
    assert.ok(matrix);
    assert.equal(matrix.activities.length, 9);
    assert.equal(rowsOf(matrix)[0], 'Définir la politique de gouvernance: A | C |  |  | R |  | I | ');
    const faults = readFileSync(join(EXAMPLES, 'data-governance-faults/raci.yaml'), 'utf8');
    assert.ok((matricesOf('raci.yaml', faults)[0]?.remarks.length ?? 0) > 3);
  });
});
