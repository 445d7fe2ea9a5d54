import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { RaciModel } from './model.ts';
import { RACI } from './kind.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { rounds } from '../../testing/rounds.ts';

const read = (name: string, text: string): RaciModel =>
  RACI.parse(TextDocument.create(uriOf(name), name.endsWith('md') ? 'markdown' : 'yaml', 1, text)).model;

/** `Activity: role letters, …` of each row. */
function rows(model: RaciModel): string[] {
  return model.matrices.flatMap(({ activities }) =>
    activities.map(({ name, section, assignments }) => {
      const cells = assignments.map(
        (cell) => `${cell.name} ${cell.placed.map(({ letter }) => letter).join('/')}`,
      );
      return `${section ? `${section.name} > ` : ''}${name}: ${cells.join(', ')}`;
    }),
  );
}

/** Rule ids of errors and warnings. */
function faults(name: string, text: string): string[] {
  return workspaceOf({ [name]: text })
    .check(uriOf(name))
    .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe('raci/parse', () => {
  it('reads both forms of YAML rows, and people as the roles that they hold', () => {
    const model = read(
      'raci.yaml',
      `roles: [DPO, {name: Owner, people: [Ana Ruiz]}]
activities:
  - name: Define
    section: Policy
    assignments: {DPO: a/r, Owner: [C]}
  - name: Delete
    accountable: DPO
    responsible: [Ana Ruiz, DPO]
`,
    );
    assert.deepEqual(rows(model), ['Policy > Define: DPO A/R, Owner C', 'Delete: DPO A, Ana Ruiz R, DPO R']);
    const [, deletion] = model.matrices[0]?.activities ?? [];
    assert.deepEqual(
      deletion?.assignments.map(({ role }) => role),
      [0, 1, 0],
    );
  });

  it('reads a grid: sections in bold, notes, dashes, every way to write two letters', () => {
    const text = `# Responsibilities

Legend: R = Responsible, A = Accountable, C = Consulted, I = Informed

| # | Activity | PM | **Dev** | QA | Notes |
|---|---|:-:|:-:|:-:|---|
| **Build** |
| 1 | Design | A/R | C | — | later |
| 2 | Code | *a* | \`R\` | I |  |
| **Run** | | | | | |
| 3 | Deploy | R,A | c / i | N/A | |
| 4 | Watch | AR | I (on call) | R* | |
`;
    assert.deepEqual(rows(read('x.md', text)), [
      'Build > Design: PM A/R, Dev C',
      'Build > Code: PM A, Dev R, QA I',
      'Run > Deploy: PM R/A, Dev C/I',
      'Run > Watch: PM A/R, Dev I, QA R',
    ]);
  });

  it('reads names under letters, in both languages', () => {
    const french = `## Matrice RACI

| Activité | Réalisateur(s) | Approbateur | Consulté(e)s | Informés |
|---|---|---|---|---|
| Définir la politique | DPO, Juriste | Directeur | RSSI<br>Achats (si besoin, avant) | — |
`;
    assert.deepEqual(rows(read('x.md', french)), [
      'Définir la politique: DPO R, Juriste R, Directeur A, RSSI C, Achats (si besoin, avant) C',
    ]);
    const letters =
      '## RACI\n\n| Task | R | A | C | I |\n|--|--|--|--|--|\n| Ship | Ann | **Bob** | Cid + Dan | all |\n';
    assert.deepEqual(rows(read('x.md', letters)), ['Ship: Ann R, Bob A, Cid C, Dan C, all I']);
    const daci =
      '| Decision | Driver | Approver | Contributors | Informed |\n|--|--|--|--|--|\n| Price | PM | CEO | Sales | All |\n';
    assert.equal(read('x.md', daci).matrices[0]?.variant, 'DACI');
  });

  it('reads a table under the heading "RACI" as the variant that its letters belong to', () => {
    const table = (heading: string, ...letters: readonly string[]): string =>
      `${heading}\n\n| Activity | Dev | Ops | DPO | Sec |\n|--|--|--|--|--|\n${letters
        .map((row, index) => `| Step ${index} | ${Array.from(row).join(' | ')} |\n`)
        .join('')}`;
    const variantOf = (text: string): string | undefined => read('x.md', text).matrices[0]?.variant;
    assert.equal(variantOf(table('# RACI', 'RACI', 'RAIC', 'ARCI', 'CARI')), 'RACI');
    assert.equal(variantOf(table('# RACI', 'RACI', 'RAIS', 'ARSI', 'CARI')), 'RASCI');
    // The last column holds too few letters of RACI to be a role's: its V is found once S is known.
    const signed = table('# RACI', 'RACV', 'RAIS', 'ARSI', 'CARV');
    assert.equal(variantOf(signed), 'RACI-VS');
    assert.deepEqual(faults('x.md', signed), []);
    const hints = workspaceOf({ 'x.md': signed }).check(uriOf('x.md')).findings;
    assert.deepEqual(
      hints.map(({ message }) => message),
      ['The variant is not declared: RACI-VS is assumed'],
    );
  });

  it('keeps the variant that the text names if no other has all the letters, or only two letters are used', () => {
    const unknown = `# RACI

| Activity | Dev | Ops | DPO |
|--|--|--|--|
| Build | R | A | C |
| Test | R | A | I |
| Ship | R | A | Z |
`;
    assert.deepEqual(faults('x.md', unknown), [
      'raci/unknown-letter: "Z" is not a valid RACI letter. Valid letters: R, A, C, I',
    ]);
    const lines = Array.from(
      { length: 10 },
      (_, row) => `| Step ${row} | Dev | ${row === 9 ? 'S' : 'R'} |\n`,
    );
    const long = `# RACI\n\n| Activity | Role | RACI |\n|--|--|--|\n${lines.join('')}`;
    assert.equal(read('x.md', long).matrices[0]?.variant, 'RACI');
    const declared = '---\nvariant: RACI\n---\n\n| Activity | Dev | Ops | DPO |\n|--|--|--|--|\n';
    const support = `${declared}| Build | R | A | C |\n| Test | R | A | I |\n| Ship | R | A | S |\n`;
    assert.equal(read('x.md', support).matrices[0]?.variant, 'RACI');
  });

  it('reads one line per letter', () => {
    const text = `| Activity | Role | RACI |
|--|--|--|
| Ship | Dev | R |
| | PM | A |
| Watch | Ops | A/R |
| Watch | PM | I |
`;
    assert.deepEqual(rows(read('x.md', text)), ['Ship: Dev R, PM A', 'Watch: Ops A/R, PM I']);
  });

  it('reads a table that lists roles downwards', () => {
    const text =
      '## RACI\n\n| Role | Build | Ship |\n|--|--|--|\n| PM | A | A |\n| Dev | R | C |\n| Ops | I | R |\n';
    assert.deepEqual(rows(read('x.md', text)), ['Build: PM A, Dev R, Ops I', 'Ship: PM A, Dev C, Ops R']);
  });

  it('reads roles downwards where the first heading does not say so and the letters do', () => {
    const down = (corner: string): string =>
      `## RACI\n\n| ${corner} | Build | Ship | Watch |\n|--|--|--|--|\n| PM | A | A | I |\n| Dev | R | C | R |\n| Ops | I | R | A |\n`;
    const turned = ['Build: PM A, Dev R, Ops I', 'Ship: PM A, Dev C, Ops R', 'Watch: PM I, Dev R, Ops A'];
    for (const corner of ['', 'RACI', 'Role / Activity', 'Rôle \\ Tâche'])
      assert.deepEqual(rows(read('x.md', down(corner))), turned, corner);
    assert.deepEqual(rows(read('x.md', down('Activity'))).slice(0, 1), ['PM: Build A, Ship A, Watch I']);
  });

  it('reads a person of each row beside the activity, and a section before it', () => {
    const gates = `## RACI\n\n| Quality gate | Certifier | PM | Dev | QA |\n|--|--|--|--|--|\n| Design | Ann | A | R | C |\n| Code | Bob | A | R | I |\n| Release | Ann | A | I | R |\n`;
    assert.deepEqual(rows(read('x.md', gates))[2], 'Release: PM A, Dev I, QA R');
    const named = gates.replaceAll('Certifier', 'Who').replace('| Bob |', '| Eve |');
    assert.deepEqual(rows(read('x.md', named))[1], 'Code: PM A, Dev R, QA I');
    const sections = gates
      .replace('Quality gate', 'Area')
      .replace('Certifier', 'Work')
      .replace('| Bob |', '| Eve |');
    assert.deepEqual(
      rows(read('x.md', sections.replace('| Release | Ann |', '| Code | Rob |')))[2],
      'Code > Rob: PM A, Dev I, QA R',
    );
  });

  it('knows the letters that a legend adds, and R and A exchanged', () => {
    const witness =
      '## Responsibility matrix\n\n| Activity | SO | IT | QA |\n|--|--|--|--|\n| Test | A | R | W |\n| Plan | A | R | C |\n\n*R = Responsible, A = Accountable, C = Consulted, I = Informed, W = Witness*\n';
    assert.deepEqual(
      faults('x.md', `# RACI\n\n${witness}`).filter((fault) => fault.startsWith('raci/unknown')),
      [],
    );
    const exchanged = read(
      'raci.yaml',
      'letters: {R: rend compte, A: réalise}\nroles: [X, Y]\nactivities:\n  - name: a\n    assignments: {X: R, Y: A}\n',
    );
    assert.deepEqual([...(exchanged.matrices[0]?.letters ?? [])].slice(0, 2), [
      ['R', 'accountable'],
      ['A', 'responsible'],
    ]);
  });

  it('takes no ordinary table for a matrix', () => {
    const tables = [
      '| Option | Cost | Risk |\n|--|--|--|\n| A | low | C |\n| B | high | A |',
      '| Grade | Maths | Physics |\n|--|--|--|\n| Ann | A | B |\n| Bob | C | A |',
      '| Menu | SA | SO | A |\n|--|--|--|--|\n| history | R/W | R | R |\n| audit | R | R | R/A |',
      '| Standard | Citation | Implementation | R/A |\n|--|--|--|--|\n| Risk | 164 | analysis | R |\n| | | sanction | A |',
      '| Entity | Orders | Billing |\n|--|--|--|\n| Customer | CRUD | R |\n| Invoice | R | CRUD |',
      '| Story | MoSCoW |\n|--|--|\n| a | M |\n| b | C |',
      '| Code | Meaning |\n|--|--|\n| R | Responsible |\n| A | Accountable |\n| C | Consulted |\n| I | Informed |',
      '| Task | Responsible | Deadline | Status |\n|--|--|--|--|\n| a | Ann | May | done |',
      '| Position | WT | Mutant |\n|--|--|--|\n| 12 | A | C |\n| 13 | G | T |',
      '| Record | Type | TTL |\n|--|--|--|\n| www | A | 300 |\n| api | CNAME | 60 |',
      '| Risk | Likelihood | Impact |\n|--|--|--|\n| fire | 1 | 5 |',
      '| Role | Description | Involvement |\n|--|--|--|\n| Responsible | Does the work | Active |\n| Informed | Told | One-way |',
      '| Feature | Basic | Pro |\n|--|--|--|\n| API | ✓ | ✓ |\n| SSO | - | ✓ |',
      '| File | Change |\n|--|--|\n| a.ts | A |\n| b.ts | R |\n| c.ts | C |',
    ];
    for (const table of tables) {
      for (const heading of ['# Notes', '# RACI matrix explained']) {
        const text = `${heading}\n\n${table}\n`;
        assert.deepEqual(rows(read('notes.md', text)), [], text);
        assert.equal(RACI.detect(TextDocument.create(uriOf('notes.md'), 'markdown', 1, text)), false, text);
      }
    }
  });

  it('reports nothing in valid matrices of shapes found in public', () => {
    const sound = [
      '### RACI (data governance)\n\n| Activity | Content | Data | Backend |\n|---|---|---|---|\n| Onboarding | **A** | R | C |\n| IDs | C | **A** | R |\n| API | R | I | **A** |\n\n*A = Accountable, R = Responsible, C = Consulted, I = Informed*\n',
      '## RACI\n\n| 活动 | 平台团队 | 应用团队 |\n|---|---|---|\n| 账户 | A/R | C |\n| 监控 | C | A/R |\n',
      '### Matrice RACI\n\n| Domaine | Tâche | MOE | MOA |\n|:--|:--|:--|:--|\n| Intégration | | | |\n| | PMP | R,A | C |\n| | Charte | R | A |\n| Contenu | | | |\n| | Exigences | R,A | C |\n| | Recette | C | R,A |\n',
      '## RACI\n\n| Attività | PM | RSSI | Owner |\n|---|---|---|---|\n| Rischio | R | A (Alto) | A (Med/Basso) |\n| Test | R | C | A |\n| Piano | C | R | A |\n',
      '| Trabajo | Dir | Dev | Cliente |\n|---|---|---|---|\n| Gobierno | A | R | C |\n| Pentest | A | R | C/A para producción |\n| Incidentes | A | R compartido | C |\n| Alta | I | A | R |\n\n**RACI**\n',
      '## RACI\n\n| Deliverable | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n| [name] | [role] | [role] | [role] | [role] |\n| Plan | TBD | TBD | – | – |\n',
    ];
    // A column of remarks, and a table whose words for the letters are its own, are not judged by what they lack.
    sound.push(
      '## RACI\n\n| Việc | Director | Code | Người |\n|---|---|---|---|\n| Brief | A/R | C | C→duyệt |\n| Plan | A | R | duyệt GATE 1 |\n| Xong | I | R | A (GATE 2) |\n',
      '## Matrice RACI\n\n| Rôle | Terminaux | Logiciels | Utilitaires |\n|---|---|---|---|\n| **RSSI** | Responsable | Responsable | Responsable |\n| **Admins** | En charge | En charge | Consulté |\n| **SOC** | Consulté | En charge | En charge |\n| **Support** | Informé | Informé | Informé |\n',
    );
    for (const text of sound) {
      assert.ok(rows(read('x.md', text)).length > 0, `no matrix: ${text}`);
      assert.deepEqual(faults('x.md', text), [], text);
    }
  });

  it('takes columns of names for a matrix when one of them names who is accountable', () => {
    const table = (...headings: readonly string[]): string =>
      [
        ['Activity', ...headings],
        headings.map(() => '---').concat('---'),
        ['Ship', ...headings.map(() => 'Ann')],
      ]
        .map((cells) => `| ${cells.join(' | ')} |\n`)
        .join('');
    const isMatrix = (...headings: readonly string[]): boolean =>
      rows(read('x.md', table(...headings))).length > 0;
    assert.ok(isMatrix('Responsible', 'Accountable', 'Consulted'));
    assert.ok(isMatrix('Accountable', 'Consulted', 'Informed'));
    assert.ok(!isMatrix('Responsible', 'Consulted', 'Informed'));
    assert.ok(!isMatrix('Responsible', 'Accountable'));
  });

  it('never throws, and keeps all spans within the text', () => {
    const piece = fc.constantFrom(
      ...[
        '| ',
        '|',
        ' A ',
        ' A/R ',
        'R',
        '\n',
        '|--|--|--|\n',
        '| Activity | PM | Dev |\n',
        '**B**',
        '# RACI\n',
        '\r\n',
      ],
      ...[
        'roles:\n',
        '  - ',
        'activities:\n',
        'name: x\n',
        '    assignments: {',
        'PM: A',
        '}',
        ', ',
        '"',
        '---\n',
        '&a ',
        '*a',
        '\t',
        'é🙂',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('raci.yaml', 'raci.md'),
        (pieces, name) => {
          const text = pieces.join('');
          const document = TextDocument.create(uriOf(name), 'x', 1, text);
          const { entities, references, problems, model } = RACI.parse(document);
          const own = problems.filter(({ rule }) => rule.startsWith('raci/'));
          const placed = model.matrices.flatMap(({ activities }) =>
            activities.flatMap(({ assignments }) => assignments.flatMap((cell) => cell.placed)),
          );
          for (const { span } of [...entities, ...references, ...own, ...placed]) {
            assert.ok(
              0 <= span.start && span.start <= span.end && span.end <= text.length,
              `${name}: ${text}`,
            );
          }
          workspaceOf({ [name]: text }).check(uriOf(name));
        },
      ),
      rounds(400),
    );
  });

  it('reads in steps that grow with the number of lines', async () => {
    const table = (lines: number): string =>
      `# RACI\n\n| Activity | PM | Dev |\n|--|--|--|\n${Array.from({ length: lines }, (_, n) => `| Task ${n} | A | R |\n`).join('')}`;
    const yaml = (lines: number): string =>
      `roles: [PM, Dev]\nactivities:\n${Array.from({ length: lines / 2 }, (_, n) => `  - name: Task ${n}\n    assignments: {PM: A, Dev: R}\n`).join('')}`;
    for (const [name, make] of [
      ['raci.md', table],
      ['raci.yaml', yaml],
    ] as const) {
      const check = (lines: number): unknown => workspaceOf({ [name]: make(lines) }).check(uriOf(name));
      const growth = await growthOf(check, 500);
      assert.ok(growth < LINEAR, `${name}: ${growth} times the steps for four times the lines`);
    }
  });
});
