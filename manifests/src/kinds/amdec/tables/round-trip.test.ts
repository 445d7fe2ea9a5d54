import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Sheet } from '../../../core/sheet.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { workspaceOf, uriOf } from '../../../testing/workspace-of.ts';
import { yamlOf } from './draft.ts';
import { readTables } from './read.ts';
import { writeSheet } from './write.ts';
import { rounds } from '../../../testing/rounds.ts';

const sheet = (...rows: string[][]): Sheet => ({
  name: 'Feuil1',
  rows: rows.map((row) => row.map((text) => ({ text }))),
});

const plain = (text: string | undefined): unknown =>
  JSON.parse(JSON.stringify(plainOf(parseYaml(text ?? '')[0]?.root ?? null)));

const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom('a: b', '# x', '007', '- a', 'oui', 'é | "q"', "l'eau", 'a\nb', '=1+1', 'true', '[x]'),
  )
  .map((value) => value.replace(/\r/gu, '').trim())
  .filter((value) => value !== '' && value !== '—');
const line = text.map((value) => value.replace(/\s+/gu, ' '));
const mark = fc.integer({ min: 1, max: 10 });
const optional = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const lines = fc.oneof(line, fc.array(line, { minLength: 2, maxLength: 3 }));
const decisions = optional(
  fc.array(
    fc.integer({ min: 1, max: 99 }).map((n) => `ADR-00${n}`),
    { minLength: 1, maxLength: 3 },
  ),
);
const action = fc.record({
  action: text,
  type: optional(fc.constantFrom('prevention', 'detection', 'protection', 'design')),
  owner: optional(lines),
  due: optional(fc.constantFrom('2026-12-31', '2027-02-28')),
  status: optional(fc.constantFrom('open', 'in-progress', 'done', 'cancelled')),
  evidence: optional(line),
  decisions,
  ticket: optional(line),
  comment: optional(text),
});
const rating = { severity: mark, occurrence: mark, detection: mark, criticality: optional(mark) };
const risk = fc.record({
  item: optional(text),
  function: optional(text),
  failureMode: text,
  effect: optional(text),
  cause: optional(text),
  category: optional(line),
  preventionControls: optional(lines),
  detectionControls: optional(lines),
  controls: optional(lines),
  ...rating,
  actionPriority: optional(fc.constantFrom('H', 'M', 'L')),
  justification: optional(text),
  decisions,
  actions: fc.array(action, { maxLength: 3 }),
  residual: optional(fc.record({ ...rating, actionPriority: optional(fc.constantFrom('H', 'M', 'L')) })),
  comment: optional(text),
  other: optional(fc.record({ Sponsor: text })),
});
const table = fc.record({
  title: optional(line),
  threshold: optional(fc.integer({ min: 1, max: 100 })),
  categories: optional(fc.array(line, { minLength: 1, maxLength: 3 })),
  grid: fc.constant({ severity: { 1: 'low', 2: 'high' }, occurrence: { min: 1, max: 10 } }),
  risks: fc
    .array(risk, { minLength: 1, maxLength: 6 })
    .map((risks) => risks.map((one, index) => ({ id: `R-${index + 1}`, ...one }))),
});

describe('amdec/tables', () => {
  it('reads back every table that it writes, in both languages', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('en' as const, 'fr' as const), (data, language) => {
        const written = yamlOf(data);
        const read = readTables([writeSheet(written, 'x', language)], language, []);
        assert.deepEqual(plain(read.text), plain(written), `${written}\n---\n${read.text ?? ''}`);
      }),
      rounds(300),
    );
  });

  it('reads a French workbook: title rows, merged cells, repeated marks, commas, days, unknown columns', () => {
    const { text: read, problems } = readTables(
      [
        sheet(
          ['AMDEC processus – atelier 3'],
          [],
          [
            'N°',
            'Processus',
            'Mode de défaillance',
            'Effet',
            'Cause',
            'G',
            'F',
            'D',
            'IPR',
            'Action corrective',
            'Responsable',
            'Délai',
            'Statut',
            'G',
            'F',
            'D',
            'IPR',
            'Atelier',
          ],
          [
            '1',
            'Collage',
            'Joint décollé',
            'Fuite',
            'Température basse',
            '4',
            '3',
            '2',
            '24',
            'Sonde',
            'Qualité',
            '31/12/2026',
            'En cours',
            '',
            '',
            '',
            '',
            'A3',
          ],
          ['', '', '', '', '', '', '', '', '', 'Formation', 'RH', '15/01/26', 'Clos', '', '', '', '', ''],
          [
            '2',
            '',
            'Joint absent',
            'Fuite',
            'Oubli',
            '4',
            '2,5',
            '1 - certaine',
            '8',
            '',
            '',
            '',
            '',
            '4',
            '1',
            '1',
            '4',
            '',
          ],
        ),
      ],
      'fr',
      [],
    );
    assert.deepEqual(plain(read), {
      title: 'AMDEC processus – atelier 3',
      risks: [
        {
          id: '1',
          item: 'Collage',
          failureMode: 'Joint décollé',
          effect: 'Fuite',
          cause: 'Température basse',
          severity: 4,
          occurrence: 3,
          detection: 2,
          criticality: 24,
          actions: [
            { action: 'Sonde', owner: 'Qualité', due: '2026-12-31', status: 'in-progress' },
            { action: 'Formation', owner: 'RH', due: '2026-01-15', status: 'done' },
          ],
          other: { Atelier: 'A3' },
        },
        {
          id: '2',
          item: 'Collage',
          failureMode: 'Joint absent',
          effect: 'Fuite',
          cause: 'Oubli',
          severity: 4,
          occurrence: 2.5,
          detection: 1,
          criticality: 8,
          residual: { severity: 4, occurrence: 1, detection: 1, criticality: 4 },
        },
      ],
    });
    assert.deepEqual(
      problems.map(({ message }) => message),
      [
        'Only rating 1 of "1 - certaine" is kept',
        'Blank cells were read as the cell above them: Composant (1)',
        'No grid was found: define the ratings and their meaning',
      ],
    );
  });

  it('makes an AMDEC without structural faults of anything that has headings', () => {
    const cell = fc.oneof(text, fc.constantFrom('', '4', '31/12/2026', 'clos'));
    const headings = [
      'N°',
      'Composant',
      'Mode de défaillance',
      'Effet',
      'Cause',
      'G',
      'F',
      'D',
      'C',
      'AP',
      'Action',
      'Échéance',
      'Statut',
      'Inconnu',
      '',
    ];
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: headings.length + 1 }), { maxLength: 6 }), (rows) => {
        const { text: read } = readTables([sheet(headings, ...rows)], 'fr', []);
        const findings = workspaceOf({ 'x.amdec.yaml': read ?? '' }).check(uriOf('x.amdec.yaml')).findings;
        const faults = findings.filter(({ rule }) => rule === 'amdec/schema' || rule.startsWith('yaml/'));
        assert.deepEqual(
          faults.map(({ message }) => message),
          [],
          read,
        );
      }),
      rounds(200),
    );
  });

  it('import, export and import give the same table, whatever a foreign sheet leaves blank', () => {
    const headings = [
      'Item',
      'Function',
      'Potential failure mode',
      'Effect',
      'Severity (S)',
      'Cause',
      'O',
      'D',
    ];
    const more = ['Recommended action', 'Owner', 'Due', 'S', 'O', 'Sponsor'];
    const word = fc.constantFrom('', '', 'pump', 'valve', 'leak', 'a; b', 'x\ny');
    const number = fc.constantFrom('', '1', '7', '3,5');
    const day = fc.constantFrom('', '31/12/2026', '2027-01-15');
    const row = fc.tuple(
      word,
      word,
      word,
      word,
      number,
      word,
      number,
      number,
      word,
      word,
      day,
      number,
      number,
      word,
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('en' as const, 'fr' as const),
        (rows, language) => {
          const once = readTables([sheet([...headings, ...more], ...rows)], language, []);
          assert.deepEqual(once.questions, []);
          const twice = readTables([writeSheet(once.text ?? '', 'x', language)], language, []);
          assert.deepEqual(
            plain(twice.text),
            plain(once.text),
            `${once.text ?? ''}\n---\n${twice.text ?? ''}`,
          );
        },
      ),
      rounds(200),
    );
  });

  it('reports that it found no table', () => {
    assert.equal(readTables([sheet(['a', 'b'], ['1', '2'])], 'en', []).text, undefined);
    assert.equal(readTables([], 'en', []).problems.length, 1);
  });
});
