import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, it } from 'mocha';
import type { ColumnChoice, TableImport } from '../../../core/sheet.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { readSheets } from '../../../formats/tables/read.ts';
import { writeXlsx } from '../../../formats/tables/xlsx-write.ts';
import { readTables } from './read.ts';

/** A CSV file as Excel saves it in France: semicolons, Windows-1252. */
async function csv(lines: readonly string[], choices: readonly ColumnChoice[] = []): Promise<TableImport> {
  const { sheets } = await readSheets('form.csv', Buffer.from(lines.join('\r\n'), 'latin1'));
  return readTables(sheets, 'en', choices);
}

/** The same cells as a workbook, with merged ranges. */
async function xlsx(lines: readonly string[], ...merged: readonly string[]): Promise<TableImport> {
  const rows = lines.map((line) => line.split(';').map((text) => ({ text })));
  const parts = unzipSync(await writeXlsx([{ name: 'FMEA', rows }]));
  for (const [path, bytes] of Object.entries(parts)) {
    if (!path.includes('worksheets/')) continue;
    const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
    const xml = strFromU8(bytes).replace('</sheetData>', `</sheetData><mergeCells>${ranges}</mergeCells>`);
    parts[path] = strToU8(xml);
  }
  const { sheets } = await readSheets('form.xlsx', zipSync(parts));
  return readTables(sheets, 'en', []);
}

function risksOf({ text, questions }: TableImport): readonly Record<string, unknown>[] {
  assert.deepEqual(questions, []);
  const table = JSON.parse(JSON.stringify(plainOf(parseYaml(text ?? '')[0]?.root ?? null))) as {
    risks: Record<string, unknown>[];
  };
  return table.risks;
}

/** The members of risks that are named. */
function picked(risks: readonly Record<string, unknown>[], ...names: readonly string[]): unknown[][] {
  return risks.map((risk) => names.map((name) => risk[name]));
}

const VDA_GROUPS =
  ';Structure analysis (Step 2);;;Function analysis (Step 3);;;Failure analysis (Step 4);;;;Risk analysis (Step 5);;;;;;;Optimization (Step 6);;;;;;;;;;;;';
const VDA_HEADINGS = [
  'Issue #',
  '1. Process Item System, Subsystem, Part Element or Name of Process',
  '2. Process Step Station No. and Name of Focus Element',
  '3. Process Work Element 4M Type',
  '1. Function of the Process Item',
  '2. Function of the Process Step and Product Characteristic',
  '3. Function of the Process Work Element and Process Characteristic',
  '1. Failure Effects (FE) to the Next Higher Level Element and/or End User',
  'Severity (S) of FE',
  '2. Failure Mode (FM) of the Focus Element',
  '3. Failure Cause (FC) of the Work Element',
  'Current Prevention Control (PC) of FC',
  'Occurrence (O) of FC',
  'Current Detection Controls (DC) of FC or FM',
  'Detection (D) of FC/FM',
  'PFMEA AP',
  'Special Characteristics',
  'Filter Code (Optional)',
  'Prevention Action',
  'Detection Action',
  "Responsible Person's Name",
  'Target Completion Date',
  'Status',
  'Action Taken with Pointer to Evidence',
  'Completion Date',
  'Severity (S)',
  'Occurrence (O)',
  'Detection (D)',
  'Special Characteristics',
  'PFMEA AP',
  'Remarks',
].join(';');
const VDA = [
  'Process failure mode and effects analysis',
  '',
  VDA_GROUPS,
  VDA_HEADINGS,
  '1;Assembly;OP 10 Gluing;Operator;Assemble;Apply glue;Starts;Leak;8;Joint missing;Start forgotten;Training;5;Visual check;7;H;CC;;Interlock;Camera;J. Doe;2026-12-31;Decision pending;;;8;2;3;SC;M;urgent',
  ';;;Machine;;;Moves the head;;;;Nozzle clogged;Cleaning;3;Weighing;4;L;;;;;;;;;;;;;;;',
  ';;;;;;;Scrap;4;;;;;;;;;;;;;;;;;;;;;;',
  ';;;;;;;;;Joint too thin;Pressure low;Sensor;2;Weighing;2;L;;;;;;;;;;;;;;;',
];

describe('amdec/tables: published forms', () => {
  it('headings without spaces, as programs write them', async () => {
    const read = await csv([
      'FmId;FailureModes;EndEffect;RootCause;Severity;Occurrence;Detection;ActionPriority',
      '1;Leak;Scrap;Wear;8;3;2;high',
    ]);
    assert.deepEqual(picked(risksOf(read), 'failureMode', 'effect', 'cause', 'actionPriority'), [
      ['Leak', 'Scrap', 'Wear', 'H'],
    ]);
  });

  it('one priority behind the actions is that of the risk, two are before and after', async () => {
    const one = await csv(['FailureMode;S;O;D;Action;AP', 'Leak;8;3;2;Sensor;H']);
    assert.deepEqual(picked(risksOf(one), 'actionPriority'), [['H']]);
    const two = await csv(['FailureMode;S;O;D;AP;Action;AP', 'Leak;8;3;2;H;Sensor;L']);
    assert.deepEqual(picked(risksOf(two), 'actionPriority', 'residual'), [['H', { actionPriority: 'L' }]]);
  });

  it('a letter for the likelihood, in a table of Markdown', async () => {
    const read = await csv([
      '| Id | FailureMode | S | L | D | RPN |',
      '|---|---|---|---|---|---|',
      '| 1 | Leak | 8 | 3 | 2 | **48** |',
    ]);
    assert.deepEqual(picked(risksOf(read), 'severity', 'occurrence', 'detection', 'criticality'), [
      [8, 3, 2, 48],
    ]);
    assert.deepEqual(
      read.problems.filter(({ row }) => row !== undefined),
      [],
    );
  });

  it('AIAG-VDA: initial and revised ratings, two kinds of actions, cells that mean "as above"', async () => {
    const read = await csv(VDA);
    const risks = risksOf(read);
    const names = ['item', 'effect', 'severity', 'failureMode', 'cause', 'occurrence', 'detection'];
    assert.deepEqual(picked(risks, ...names), [
      ['OP 10 Gluing', 'Leak', 8, 'Joint missing', 'Start forgotten', 5, 7],
      ['OP 10 Gluing', 'Leak', 8, 'Joint missing', 'Nozzle clogged', 3, 4],
      ['OP 10 Gluing', 'Scrap', 4, 'Joint missing', 'Nozzle clogged', 3, 4],
      ['OP 10 Gluing', 'Scrap', 4, 'Joint too thin', 'Pressure low', 2, 2],
    ]);
    const { residual, actions, other } = risks[0] ?? {};
    assert.deepEqual(residual, { severity: 8, occurrence: 2, detection: 3, actionPriority: 'M' });
    const shared = { owner: 'J. Doe', due: '2026-12-31', status: 'open' };
    assert.deepEqual(actions, [
      { action: 'Interlock', type: 'prevention', ...shared },
      { action: 'Camera', type: 'detection', ...shared },
    ]);
    assert.deepEqual(other, {
      '1. Process Item System, Subsystem, Part Element or Name of Process': 'Assembly',
      '3. Process Work Element 4M Type': 'Operator',
      '1. Function of the Process Item': 'Assemble',
      '3. Function of the Process Work Element and Process Characteristic': 'Starts',
      'Risk analysis (Step 5): Special Characteristics': 'CC',
      'Optimization (Step 6): Special Characteristics': 'SC',
    });
    assert.ok(
      read.problems.some(({ message }) => message.includes('Failure mode (2), Effect (2), Severity (2)')),
    );
  });

  it('says what became of every column', async () => {
    const { columns } = await csv(VDA);
    assert.equal(columns.length, VDA_HEADINGS.split(';').length);
    assert.deepEqual(
      [9, 26, 25].map((number) => columns.find(({ column }) => column === number)?.meaning),
      ['Severity', 'Residual severity', undefined],
    );
  });

  it('AIAG-VDA as a workbook with merged cells gives the same risks', async () => {
    const merged = [
      'B3:D3',
      'H3:K3',
      'L3:R3',
      'S3:AE3',
      'B5:B8',
      'C5:C8',
      'E5:E8',
      'F5:F8',
      'J5:J7',
      'H5:H6',
      'I5:I6',
    ];
    assert.deepEqual(risksOf(await xlsx(VDA, ...merged)), risksOf(await csv(VDA)));
  });

  it('AIAG 4th edition: two-row headings, an owner with a day in one cell', async () => {
    const risks = risksOf(
      await csv([
        'POTENTIAL FAILURE MODE AND EFFECTS ANALYSIS',
        'Process Step / Function;Requirement;Potential Failure Mode;Potential Effect(s) of Failure;Severity;Classification;Potential Cause(s) / Mechanism(s) of Failure;Current Process;;;Detection;RPN;Recommended Action(s);Responsibility & Target Completion Date;Action Results;;;;',
        ';;;;;;;Controls Prevention;Occurrence;Controls Detection;;;;;Actions Taken & Completion Date;Severity;Occurrence;Detection;RPN',
        'Op 70;Cover;Thin wax;Rust;7;;Head not inserted;;8;Check 1 per hour;5;280;Add stop;Eng., 31/10/2026;Stop added;7;2;5;70',
      ]),
    );
    assert.deepEqual(risks, [
      {
        id: 'R-01',
        item: 'Op 70',
        function: 'Cover',
        failureMode: 'Thin wax',
        effect: 'Rust',
        cause: 'Head not inserted',
        detectionControls: 'Check 1 per hour',
        severity: 7,
        occurrence: 8,
        detection: 5,
        criticality: 280,
        actions: [{ action: 'Add stop', owner: 'Eng.', due: '2026-10-31', evidence: 'Stop added' }],
        residual: { severity: 7, occurrence: 2, detection: 5, criticality: 70 },
      },
    ]);
  });

  const french = {
    'AMDEC moyen: criticality above F, G, N and C, detection in words': {
      lines: [
        'AMDEC MOYEN;;;;;;;;;',
        'Élément;Fonction;Mode de défaillance;Cause de la défaillance;Effet de la défaillance;Détection;Criticité;;;;Actions correctives;Nouvelle criticité;;;',
        ';;;;;;F;G;N;C;;F;G;N;C',
        'Pompe;Débiter;Fuite;Joint usé;Arrêt;Visuelle;3;4;2;24;Remplacer;1;4;2;8',
      ],
      residual: { severity: 4, occurrence: 1, detection: 2, criticality: 8 },
      first: ['Pompe', 'Fuite', 'Arrêt', 'Joint usé', 4, 3, 2, 24, 'Visuelle'],
    },
    'AMDEC processus: operation, indices, controls': {
      lines: [
        'N°;Processus;Opération;Fonction;Mode de défaillance potentiel;Effet potentiel de la défaillance;Indice de gravité;Cause potentielle de la défaillance;Indice de fréquence;Plan de surveillance;Indice de détection;IPR;Actions recommandées;Responsable / Délai;Actions prises;G;F;D;IPR',
        '1;Collage;Dépose;Coller;Joint décollé;Fuite;8;Froid;3;;2;48;Sonde;Qualité 31/12/2026;Posée;8;1;2;16',
      ],
      residual: { severity: 8, occurrence: 1, detection: 2, criticality: 16 },
      first: ['Dépose', 'Joint décollé', 'Fuite', 'Froid', 8, 3, 2, 48, undefined],
    },
    'AMDEC produit: probability of non-detection, residual ratings by name': {
      lines: [
        'Pièce;Fonction;Mode de défaillance;Effets sur le client;Causes;Mesures de prévention;Moyens de détection;Gravité (G);Probabilité d’apparition (O);Probabilité de non-détection (D);Criticité;Action;Gravité résiduelle;Occurrence résiduelle;Détection résiduelle;Criticité résiduelle'.replace(
          '’',
          "'",
        ),
        'Vis;Tenir;Rupture;Chute;Fatigue;Calcul;Essai;9;2;3;54;Revoir;9;1;3;27',
      ],
      residual: { severity: 9, occurrence: 1, detection: 3, criticality: 27 },
      first: ['Vis', 'Rupture', 'Chute', 'Fatigue', 9, 2, 3, 54, 'Essai'],
    },
  };
  for (const [title, { lines, residual, first }] of Object.entries(french)) {
    it(title, async () => {
      const risks = risksOf(await csv(lines));
      const ratings = ['severity', 'occurrence', 'detection', 'criticality', 'detectionControls'];
      assert.deepEqual(picked(risks, 'item', 'failureMode', 'effect', 'cause', ...ratings), [first]);
      assert.deepEqual(risks[0]?.['residual'], residual);
    });
  }
});

describe('amdec/tables: questions', () => {
  const LOCAL = ['Item;Failure mode;Local effect;End effect;Cause;S;O', 'Pump;Leak;Drop;Stop;Wear;3;2'];

  it('two columns that may be the effect: nothing is imported before the answer', async () => {
    const { text, questions } = await csv(LOCAL);
    assert.equal(text, undefined);
    assert.deepEqual(
      questions.map(({ message, options }) => [message, options.map(({ choice }) => choice.column)]),
      [['Several columns may be Effect: which one is it?', ['3', '4']]],
    );
    for (const column of ['4', 'End effect']) {
      const [risk] = risksOf(await csv(LOCAL, [{ column, field: 'effect' }]));
      assert.equal(risk?.['effect'], 'Stop');
      assert.deepEqual(risk['other'], { 'Local effect': 'Drop' });
    }
  });

  it('asks whether repeated ratings without an action between them are before or after it', async () => {
    const { questions } = await csv(['Failure mode;Cause;Severity;Severity;O', 'Leak;Wear;3;2;1']);
    assert.match(questions[0]?.message ?? '', /before or after the actions/u);
  });

  it('asks which column is the failure mode, when none is known', async () => {
    const lines = ['Item;Anomaly;Effect;Cause;S;O', 'Pump;Leak;Stop;Wear;3;2'];
    const { questions } = await csv(lines);
    const [choice] = questions[0]?.options.map((option) => option.choice) ?? [];
    assert.deepEqual(choice, { sheet: 'form', column: '2', field: 'failureMode' });
    assert.ok(choice);
    assert.equal(risksOf(await csv(lines, [choice]))[0]?.['failureMode'], 'Leak');
  });

  it('refuses a choice of an unknown field, of an unknown column and of a heading that several columns have', async () => {
    const lines = ['Failure mode;Effect;Cause;S;O;Note;Note', 'Leak;Stop;Wear;3;2;a;b'];
    const refused = async (column: string, field: string): Promise<string | undefined> => {
      const { text, problems } = await csv(lines, [{ column, field }]);
      assert.equal(text, undefined);
      return problems[0]?.message.split(':')[0];
    };
    assert.equal(await refused('3', 'efect'), '"efect" is not a field of an FMEA table. Valid values');
    assert.equal(await refused('Owner', 'owner'), 'No column "Owner" was found');
    assert.equal(await refused('Note', 'comment'), 'Several columns are called "Note"');
  });

  it('a row that names an item only is the heading of those below it', async () => {
    const read = await csv([
      'Item;Failure mode;Effect;S;O',
      'Pump;;;;',
      ';Leak;Stop;3;2',
      'Valve;;;;',
      ';Stuck;Stop;3;2',
    ]);
    assert.deepEqual(picked(risksOf(read), 'item', 'failureMode'), [
      ['Pump', 'Leak'],
      ['Valve', 'Stuck'],
    ]);
    assert.equal(read.problems.filter(({ message }) => message.startsWith('Read as the heading')).length, 2);
  });
});

describe('tables of a Markdown document', () => {
  const HEADINGS = '| ID | Failure Mode | S | O | D |\n| --- | --- | --- | --- | --- |\n';
  const read = async (text: string): Promise<TableImport> => {
    const { sheets } = await readSheets('FMEA.md', Buffer.from(text));
    return readTables(sheets, 'en', []);
  };

  it('are risks where they have the headings of the first one, and text where they have others', async () => {
    const imported = await read(
      `# Risks\n\n${HEADINGS}| 1 | Leak | 7 | 3 | 2 |\n\n## More\n\n${HEADINGS}| 2 | Break | 8 | 2 | 2 |\n\n` +
        '## Actions\n\n| Rank | What | By |\n| --- | --- | --- |\n| 1 | Seal it | Ann |\n| 2 | Weld it | Bob |\n',
    );
    assert.deepEqual(picked(risksOf(imported), 'id', 'failureMode', 'severity'), [
      ['1', 'Leak', 7],
      ['2', 'Break', 8],
    ]);
    assert.ok(imported.text?.includes('Weld it | Bob'), imported.text);
    assert.deepEqual(
      imported.problems.filter(({ row }) => row !== undefined).map(({ row, message }) => [row, message]),
      [[15, 'This table has other headings: its text is kept under "other"']],
    );
  });
});
