import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { table, type Block } from './block.ts';
import { reportPdf, type PdfFonts } from './pdf.ts';

const FONTS: PdfFonts = {
  regular: 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
};

const SQUARE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>';

/** A report on files, a row each. */
const reportOn = (files: readonly string[]): Promise<Buffer> => {
  const blocks: readonly Block[] = [
    { kind: 'title', text: 'Report' },
    { kind: 'text', text: 'What was read.' },
    { kind: 'values', heading: 'Settings', rows: [['Mode', 'standard']] },
    { kind: 'heading', text: 'Files' },
    table(
      ['File', 'Bytes'],
      files.map((file, index) => [file, index]),
    ),
    { kind: 'list', items: ['one', 'two'] },
    { kind: 'chart', text: 'A square', svg: SQUARE },
  ];
  const created = new Date('2026-01-15T10:00:00.000Z');
  return reportPdf(blocks, { creator: 'vitruve 0.0.0', created, language: 'en', fonts: FONTS });
};

/** How often something is in the contents of pages, which are compressed, or in the structure. */
function occurrences(pdf: Buffer, pattern: RegExp): number {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([^]*?)\r?\nendstream/gu)].map(([, stream]) => {
    try {
      return inflateSync(Buffer.from(stream ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, ...streams].join('\n').match(pattern)?.length ?? 0;
}

/** Where texts begin, in points from the left, in the order of the pages. */
function lefts(pdf: Buffer): readonly number[] {
  const contents = [...pdf.toString('latin1').matchAll(/stream\r?\n([^]*?)\r?\nendstream/gu)].flatMap(
    ([, stream]) => {
      try {
        return [inflateSync(Buffer.from(stream ?? '', 'latin1')).toString('latin1')];
      } catch {
        return [];
      }
    },
  );
  return [...contents.join('\n').matchAll(/1 0 0 1 (?<left>[\d.]+) [\d.]+ Tm/gu)].map(({ groups }) =>
    Number(groups?.['left']),
  );
}

/** Where the texts of a table alone begin, each place once, from the left. */
async function columnsOf(...rows: Parameters<typeof table>): Promise<readonly number[]> {
  const created = new Date('2026-01-15T10:00:00.000Z');
  const pdf = await reportPdf([table(...rows)], { creator: 'x', created, language: 'en', fonts: FONTS });
  return [...new Set(lefts(pdf))].sort((a, b) => a - b);
}

describe('the report as a PDF', () => {
  it('is whole, tagged, and dated by the run', async () => {
    const pdf = await reportOn(['été/île.jpg']);
    assert.equal(pdf.toString('latin1', 0, 8), '%PDF-1.7');
    assert.ok(pdf.toString('latin1').trimEnd().endsWith('%%EOF'));
    assert.equal(occurrences(pdf, /\/StructTreeRoot /gu) > 0, true);
    assert.equal(occurrences(pdf, /\/S \/H1\b/gu), 1);
    assert.equal(occurrences(pdf, /\/S \/Table\b/gu), 2);
    assert.equal(occurrences(pdf, /\(D:20260115100000Z\)/gu), 1);
    assert.equal(occurrences(pdf, /\/S \/Figure\b/gu), 1);
    // Three pixels for each of its own.
    assert.equal(occurrences(pdf, /\/Width 60\b/gu) > 0, true);
  });

  it('goes over several pages when there are many rows, and no row is lost', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `folder with a long name/photo-${index}.jpg`);
    const pdf = await reportOn(many);
    assert.ok(occurrences(pdf, /\/Type \/Page\b/gu) > 4);
    const rows = occurrences(await reportOn([]), /\/S \/TR\b/gu);
    assert.equal(occurrences(pdf, /\/S \/TR\b/gu) - rows, 300);
  });

  it('gives a column no more room for a text than for one of sixty characters', async () => {
    const second = async (length: number): Promise<number | undefined> =>
      (await columnsOf(['A', 'B'], [['x '.repeat(length / 2), 'y']])).at(-1);
    const right = await second(70);
    assert.equal(await second(600), right);
    assert.notEqual(await second(30), right);
  });

  it('has all columns on the page, whatever is in them', async () => {
    for (const rows of [[['one', 'two']], [['', '']], []]) {
      const found = await columnsOf(['', ''], rows);
      assert.ok(
        found.every((left) => left > 0 && left < 595),
        found.join(', '),
      );
    }
  });
});
