import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import readExcel from 'read-excel-file/node';
import writeExcel from 'write-excel-file/node';
import { CSV_COMMA, CSV_SEMICOLON, writeCsv, type CsvFormat } from './csv-write.ts';
import { readSheets } from './read.ts';
import type { Sheet } from '../../core/sheet.ts';
import { withoutEmptyEdges } from './trim.ts';
import { writeXlsx } from './xlsx-write.ts';
import { rounds } from '../../testing/rounds.ts';

/** Texts that break careless readers, and any others; NUL has no place in CSV and is tested by itself. */
const hostile = fc.constantFrom(
  '',
  '=1+1',
  "'=x",
  '-',
  '+33',
  '"',
  '""',
  'a"b',
  ';',
  ',',
  '\t',
  '\r\n',
  '\n',
  '\r',
  'sep=;',
  ' x ',
  '\uFEFF',
  '_x0041_',
  '007',
  '1.50',
  '3.25',
  '-5',
  'é',
  '|',
  '@a',
  '\u0001',
  '&lt;',
  ']]>',
);
const text = fc.oneof(
  hostile,
  fc.string({ unit: 'binary', maxLength: 8 }).filter((value) => !value.includes('\0')),
  fc.array(hostile, { maxLength: 4 }).map((parts) => parts.join('')),
);

function sheets(cell: fc.Arbitrary<string>): fc.Arbitrary<Sheet> {
  return fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }).map((rows) => ({
    name: 'Sheet',
    rows: withoutEmptyEdges(rows.map((row) => row.map((one) => ({ text: one })))),
  }));
}

function texts(sheet: Sheet | undefined): string[][] | undefined {
  return sheet?.rows.map((row) => row.map((cell) => cell.text));
}

describe('exchange: round trips', () => {
  const formats: readonly [string, CsvFormat][] = [
    ['comma', CSV_COMMA],
    ['semicolon with byte order mark', CSV_SEMICOLON],
    ['semicolon', { separator: ';', encoding: 'utf-8' }],
    ['tab', { separator: '\t', encoding: 'utf-8' }],
    ['bar', { separator: '|', encoding: 'utf-8' }],
  ];
  for (const [name, format] of formats) {
    it(`CSV, ${name}: any texts come back`, async () => {
      await fc.assert(
        fc.asyncProperty(sheets(text), async (sheet) => {
          const { sheets: read, problems } = await readSheets('Sheet.csv', writeCsv(sheet, format));
          assert.deepEqual(texts(read[0]), texts(sheet));
          assert.deepEqual(problems, []);
        }),
        rounds(500),
      );
    });
  }

  it('CSV in Windows-1252: French texts come back', async () => {
    const french = fc.string({ unit: fc.constantFrom(...'abcéèàçœ€«»’–;,"\n'.split('')), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sheets(french), async (sheet) => {
        const bytes = writeCsv(sheet, { separator: ';', encoding: 'windows-1252' });
        // Some sequences of Windows-1252 are valid UTF-8 with another meaning: no reader can tell them apart.
        const asUtf8 = new TextDecoder().decode(bytes);
        fc.pre(asUtf8.includes('\uFFFD') || /^\p{ASCII}*$/u.test(asUtf8));
        assert.deepEqual(texts((await readSheets('Sheet.csv', bytes)).sheets[0]), texts(sheet));
      }),
    );
  });

  it('CSV: a NUL becomes U+FFFD', async () => {
    const bytes = writeCsv({ name: 'x', rows: [[{ text: 'a\0b' }]] }, CSV_COMMA);
    assert.deepEqual(texts((await readSheets('x.csv', bytes)).sheets[0]), [['a\uFFFDb']]);
  });

  it('XLSX: any texts come back, lone surrogates and control characters included', async () => {
    const any = fc.oneof(
      text,
      fc.constantFrom('\0', '\ud800', 'a\udc00', '\uffff', '_x005F_'),
      fc.integer().map(String),
      fc.double().map(String),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(sheets(any), { minLength: 1, maxLength: 3 }), async (written) => {
        const { sheets: read, problems } = await readSheets('x.xlsx', await writeXlsx(written));
        assert.deepEqual(read.map(texts), written.map(texts));
        assert.deepEqual(problems, []);
      }),
      rounds(300),
    );
  });

  it('XLSX: equal sheets give equal bytes', async () => {
    const sheet = { name: 'x', rows: [[{ text: 'a' }], [{ text: 'b' }]] };
    assert.deepEqual(await writeXlsx([sheet]), await writeXlsx([sheet]));
  });
});

describe('exchange: against other programs', () => {
  const tame = fc
    .string({ unit: 'grapheme', maxLength: 8 })
    .map((value) => value.replace(/[\0=+\-@'\uFEFF]/gu, '').trim());

  it('CSV that csv-stringify writes is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(tame, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const { sheets: read } = await readSheets(
            'x.csv',
            new TextEncoder().encode(stringify(rows, { delimiter: ';', quoted: true })),
          );
          const expected = {
            name: 'x',
            rows: withoutEmptyEdges(rows.map((row) => row.map((one) => ({ text: one })))),
          };
          assert.deepEqual(texts(read[0]), texts(expected));
        },
      ),
    );
  });

  it('CSV that is written is what csv-parse reads', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            tame.map((value) => `${value}.`),
            { minLength: 2, maxLength: 2 },
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (rows) => {
          const bytes = writeCsv(
            { name: 'x', rows: rows.map((row) => row.map((one) => ({ text: one }))) },
            CSV_SEMICOLON,
          );
          assert.deepEqual(parse(Buffer.from(bytes), { delimiter: ';', bom: true }), rows);
        },
      ),
    );
  });

  it('XLSX that write-excel-file writes is read: texts, numbers, dates, booleans, bold', async () => {
    const buffer = await writeExcel([
      [{ value: 'Risque', fontWeight: 'bold' }, { value: 'Criticité' }, { value: 'Le' }],
      [
        { value: 'É <&> "q"\nsuite' },
        { value: 0.1 + 0.2 },
        { value: new Date(Date.UTC(2026, 0, 15)), type: Date, format: 'dd/mm/yyyy' },
      ],
      [{ value: true, type: Boolean }, null, { value: 12, type: Number }],
    ]).toBuffer();
    const { sheets: read, problems } = await readSheets('x.xlsx', new Uint8Array(buffer));
    assert.deepEqual(problems, []);
    assert.deepEqual(read[0]?.rows, [
      [{ text: 'Risque', bold: true }, { text: 'Criticité' }, { text: 'Le' }],
      [{ text: 'É <&> "q"\nsuite' }, { text: '0.3' }, { text: '2026-01-15' }],
      [{ text: 'TRUE' }, { text: '' }, { text: '12' }],
    ]);
  });

  it('XLSX that is written is what read-excel-file reads', async () => {
    const bytes = await writeXlsx([
      {
        name: 'Un',
        rows: [
          [{ text: 'a' }, { text: 'b' }],
          [{ text: '12' }, { text: 'é\nf' }],
        ],
      },
      { name: 'Deux: /', rows: [[{ text: '007' }]] },
    ]);
    const read = await readExcel(Buffer.from(bytes));
    assert.deepEqual(read, [
      {
        sheet: 'Un',
        data: [
          ['a', 'b'],
          [12, 'é\nf'],
        ],
      },
      { sheet: 'Deux', data: [['007']] },
    ]);
  });
});
