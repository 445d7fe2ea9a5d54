import assert from 'node:assert/strict';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, it } from 'mocha';
import { readSheets } from './read.ts';
import type { ReadSheets } from '../../core/sheet.ts';
import { writeXlsx } from './xlsx-write.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';

function csv(text: string, name = 'x.csv'): Promise<ReadSheets> {
  return readSheets(name, new TextEncoder().encode(text));
}

function texts({ sheets }: ReadSheets, sheet = 0): string[][] | undefined {
  return sheets[sheet]?.rows.map((row) => row.map((cell) => cell.text));
}

/** A workbook of one sheet with the given XML. */
function workbook(sheet: string, more: Zippable = {}): Uint8Array {
  return zipSync({
    '_rels/.rels': strToU8(
      '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8(
      '<x:workbook xmlns:x="y" xmlns:r="z"><x:sheets><x:sheet name="Matrice" sheetId="1" r:id="a"/></x:sheets></x:workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/s.xml"/>' +
        '<Relationship Id="b" Type="x/sharedStrings" Target="strings.xml"/><Relationship Id="c" Type="x/styles" Target="styles.xml"/></Relationships>',
    ),
    'xl/worksheets/s.xml': strToU8(sheet),
    ...more,
  });
}

const row = (cells: string, number = 1): string => `<row r="${number}">${cells}</row>`;
const sheetOf = (rows: string, after = ''): string =>
  `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;

describe('readSheets: CSV', () => {
  const separators: readonly [string, string, string[][]][] = [
    [
      'semicolons with decimal commas',
      'a;b;c\n1,5;2,5;3\n4;5,1;6,2\n',
      [
        ['a', 'b', 'c'],
        ['1,5', '2,5', '3'],
        ['4', '5,1', '6,2'],
      ],
    ],
    [
      'commas with semicolons in texts',
      'a,b\n"x; y",z\n"u; v",w\n',
      [
        ['a', 'b'],
        ['x; y', 'z'],
        ['u; v', 'w'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a title above the table',
      'RACI of the project\n\na;b;c\n1;2;3\n',
      [['RACI of the project'], [''].slice(1), ['a', 'b', 'c'], ['1', '2', '3']],
    ],
    [
      'line ends within quotes',
      'a,"b\r\nc"\r\nd,e\r\n',
      [
        ['a', 'b\r\nc'],
        ['d', 'e'],
      ],
    ],
    [
      'lines that end in CR',
      'a;b\rc;d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      "Excel's separator line",
      'sep=|\na;x|b\nc|d\n',
      [
        ['a;x', 'b'],
        ['c', 'd'],
      ],
    ],
    ['one column', 'a\nb\n', [['a'], ['b']]],
    ['nothing', '', []],
  ];
  for (const [name, text, expected] of separators) {
    it(name, async () => {
      const read = await csv(text);
      assert.deepEqual(texts(read), expected);
      assert.deepEqual(read.problems, []);
    });
  }

  it('reads a table of Markdown without what is only written for it', async () => {
    const table = '# Plan\n\n| **Task** | Dev |\n| :--- | :-: |\n| Build | **R** |\n| a ** b | - |\n';
    assert.deepEqual(texts(await csv(table, 'x.md')), [
      ['Plan'],
      [],
      ['', 'Task', ' Dev '],
      [],
      ['', ' Build ', 'R'],
      ['', ' a ** b ', ' - '],
    ]);
    const document =
      '---\nvariant: RACI\n---\n\n# Plan\n\n---\n\n| \\# | Task |\n| --- | --- |\n| 1 | \\`a\\` C:\\x |\n| 2 | a \\| b<br>c |\n';
    const read = await csv(document, 'x.md');
    assert.deepEqual(texts(read), [
      [],
      [],
      [],
      [],
      ['Plan'],
      [],
      [],
      [],
      ['', ' # ', ' Task '],
      [],
      ['', ' 1 ', ' `a` C:\\x '],
      ['', ' 2 ', ' a | b\nc '],
    ]);
    assert.deepEqual(read.sheets[0]?.headings, [8]);
    // Without the line below the headings it is a CSV file like any other.
    assert.deepEqual(texts(await csv('# a|**b**\nc|d\n')), [
      ['# a', '**b**'],
      ['c', 'd'],
    ]);
  });

  it('reads Windows-1252', async () => {
    assert.deepEqual(texts(await readSheets('x.csv', Uint8Array.of(0xe9, 0x3b, 0x9c, 0x0a))), [['é', 'œ']]);
  });

  it('reads UTF-16 as Excel saves it', async () => {
    const bytes = Buffer.from('\uFEFFa\té\n', 'utf16le');
    assert.deepEqual(texts(await readSheets('x.txt', bytes)), [['a', 'é']]);
  });

  it('keeps the text of broken quotes and reports where they are', async () => {
    const read = await csv('a;b\nx;5" screen\ny;"open\nz;last\n');
    assert.deepEqual(texts(read), [
      ['a', 'b'],
      ['x', '5" screen'],
      ['y', '"open'],
      ['z', 'last'],
    ]);
    assert.deepEqual(
      read.problems.map(({ row: at, column }) => [at, column]),
      [
        [2, 2],
        [3, 2],
      ],
    );
  });

  it('takes the name of the sheet from the file', async () => {
    assert.equal((await csv('a', 'dossier/Ma matrice.v2.csv')).sheets[0]?.name, 'Ma matrice.v2');
  });

  it('takes steps in proportion to open quotes', async () => {
    for (const piece of ['"a;b\n', ',"'])
      assert.ok((await growthOf((count) => csv(`${piece.repeat(count)}"`), 500)) < LINEAR, piece);
  });
});

describe('readSheets: XLSX', () => {
  it('is recognised by its content, whatever its name', async () => {
    const bytes = await writeXlsx([{ name: 'A', rows: [[{ text: 'x' }]] }]);
    assert.deepEqual(texts(await readSheets('data.csv', bytes)), [['x']]);
  });

  it('reads rich text, shared strings, formulas, booleans, errors', async () => {
    const strings =
      '<sst><si><r><rPr><b/></rPr><t>Res</t></r><r><rPr><b/></rPr><t xml:space="preserve">ponsable </t></r></si>' +
      '<si><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r><rPh><t>phonetic</t></rPh></si></sst>';
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1"><f>1+2</f><v>3.0000000000000004</v></c>' +
      '<c t="str"><f>x</f><v>a_x000D_b</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>NOW()</f></c><c t="s"><v>99</v></c>';
    const read = await readSheets(
      'x.xlsx',
      workbook(sheetOf(row(cells)), { 'xl/strings.xml': strToU8(strings) }),
    );
    assert.deepEqual(read.sheets[0]?.rows, [
      [
        { text: 'Responsable ', bold: true },
        { text: 'ab' },
        { text: '' },
        { text: '3' },
        { text: 'a\rb' },
        { text: 'TRUE' },
        { text: '#REF!' },
      ],
    ]);
    assert.deepEqual(
      read.problems.map(({ row: at, column }) => [at, column]),
      [
        [1, 7],
        [1, 8],
      ],
    );
  });

  it('reads dates, times and percentages as they are meant', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d\\ mmmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="0.0%"/>' +
      '<numFmt numFmtId="166" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="167" formatCode="#,##0 &quot;days&quot;"/></numFmts>' +
      '<fonts><font/><font><b/></font></fonts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>' +
      '<xf numFmtId="164" fontId="1"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="167"/></cellXfs></styleSheet>';
    const cells = [46037, 46037, 0.125, 46037.5, 0.75, 1200]
      .map((value, index) => `<c s="${index + 1}"><v>${value}</v></c>`)
      .join('');
    const read = await readSheets(
      'x.xlsx',
      workbook(sheetOf(row(cells)), { 'xl/styles.xml': strToU8(styles) }),
    );
    assert.deepEqual(read.sheets[0]?.rows[0], [
      { text: '2026-01-15' },
      { text: '2026-01-15', bold: true },
      { text: '12.5%' },
      { text: '2026-01-15T12:00' },
      { text: '18:00' },
      { text: '1200' },
    ]);
  });

  it('repeats a value that spans rows, not one that spans columns', async () => {
    const rows =
      row('<c r="A1" t="str"><v>Titre</v></c>') +
      row('<c r="A2" t="str"><v>Collecte</v></c><c r="B2"><v>1</v></c>', 2) +
      row('<c r="B3"><v>2</v></c>', 3);
    const read = await readSheets(
      'x.xlsx',
      workbook(sheetOf(rows, '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>')),
    );
    assert.deepEqual(texts(read), [['Titre'], ['Collecte', '1'], ['Collecte', '2']]);
  });

  it('reports a hidden sheet that was not read', async () => {
    const hidden = strToU8(
      '<workbook xmlns:r="z"><sheets><sheet name="Vue" r:id="a"/><sheet name="Cachée" state="hidden" r:id="a"/></sheets></workbook>',
    );
    const read = await readSheets('x.xlsx', workbook(sheetOf(''), { 'xl/workbook.xml': hidden }));
    assert.deepEqual(
      read.sheets.map(({ name }) => name),
      ['Vue'],
    );
    assert.equal(read.problems[0]?.sheet, 'Cachée');
  });

  it('bounds a cell that is far out, and ranges that cover everything', async () => {
    const far =
      row('<c r="XFD1048576"><v>1</v></c>'.repeat(3), 1_048_576) +
      row('<c r="XFD2"><v>1</v></c>', 2).repeat(2000);
    const read = await readSheets(
      'x.xlsx',
      workbook(sheetOf(far, '<mergeCells><mergeCell ref="XFD2:XFD1048576"/></mergeCells>'.repeat(200))),
    );
    assert.ok(read.sheets.length === 1);
    const wide = Array.from({ length: 200 }, (_, index) =>
      row(`<c r="XFD${index + 1}"><v>1</v></c>`, index + 1),
    ).join('');
    const cut = await readSheets('x.xlsx', workbook(sheetOf(wide)));
    assert.deepEqual(
      cut.problems.map(({ severity, row: at }) => [severity, at]),
      [['error', 123]],
    );
  });

  it('refuses a zip bomb, whatever size it declares', async () => {
    const bomb = workbook(sheetOf(row('<c t="str"><v>' + 'A'.repeat(70 * 1024 * 1024) + '</v></c>')));
    assert.ok(bomb.length < 1024 * 1024);
    const honest = await readSheets('x.xlsx', bomb);
    assert.deepEqual(
      honest.problems.map(({ severity }) => severity),
      ['error'],
    );
    const lying = lieAboutSizes(bomb);
    assert.deepEqual((await readSheets('x.xlsx', lying)).problems, honest.problems);
  });

  it('never throws on a file that is cut off or changed anywhere', async () => {
    const whole = await writeXlsx([{ name: 'A', rows: [[{ text: 'x' }, { text: 'y' }], [{ text: 'é' }]] }]);
    for (let length = 0; length < whole.length; length += 7) {
      const read = await readSheets('x.xlsx', whole.subarray(0, length));
      assert.ok(length < 4 || read.problems.some(({ severity }) => severity === 'error'), `cut at ${length}`);
    }
    for (let at = 0; at < whole.length; at++) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      await readSheets('x.xlsx', changed);
    }
  });

  const refused: readonly [string, Uint8Array][] = [
    ['a ZIP archive of something else', zipSync({ 'word/document.xml': strToU8('<w/>') })],
    ['a workbook of Excel 97', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff)],
  ];
  for (const [name, bytes] of refused) {
    it(`refuses ${name}`, async () => {
      const { sheets, problems } = await readSheets('x.xlsx', bytes);
      assert.deepEqual([sheets.length, problems.map(({ severity }) => severity)], [0, ['error']]);
    });
  }
});

/** The same archive with every declared size set to 10. */
function lieAboutSizes(bytes: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const view = new DataView(changed.buffer);
  for (let at = 0; at + 46 < changed.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  return changed;
}
