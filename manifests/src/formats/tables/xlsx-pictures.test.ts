import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { readSheets } from './read.ts';
import { writeXlsx } from './xlsx-write.ts';

describe('pictures of workbooks', () => {
  it('stand at the right of their table, which reads as before', async () => {
    const rows = [
      ['a', 'b'],
      ['1', 'x'],
    ].map((row) => row.map((text) => ({ text })));
    const picture = { text: 'Bars & "lines"', png: Uint8Array.of(1, 2, 3), width: 40, height: 30 };
    const bytes = await writeXlsx([
      { name: 'Plain', rows },
      { name: 'Drawn', rows, pictures: [picture, picture] },
    ]);
    const parts = unzipSync(bytes);
    const drawing = strFromU8(parts['xl/drawings/drawing2.xml'] ?? new Uint8Array());
    assert.deepEqual(
      [...drawing.matchAll(/<xdr:col>(\d+)<\/xdr:col>.*?<xdr:row>(\d+)<\/xdr:row>/gu)].map(
        ([, ...place]) => place,
      ),
      [
        ['3', '0'],
        ['3', '3'],
      ],
    );
    assert.match(drawing, /cx="381000" cy="285750".*descr="Bars &amp; &quot;lines&quot;"/su);
    assert.deepEqual(parts['xl/media/image2-2.png'], picture.png);
    assert.match(strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array()), /drawing2\.xml/u);
    assert.equal('xl/drawings/drawing1.xml' in parts, false);
    const { sheets, problems } = await readSheets('a.xlsx', bytes);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      sheets.map((sheet) => sheet.rows.map((row) => row.map(({ text }) => text))),
      [
        [
          ['a', 'b'],
          ['1', 'x'],
        ],
        [
          ['a', 'b'],
          ['1', 'x'],
        ],
      ],
    );
  });
});
