import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { PictureFolder } from '../../testing/pictures.ts';
import { isAligned, writeWithTabs } from './aligned.ts';

describe('a table that is aligned with spaces', () => {
  it('has as many fields in each line, and a column of numbers', () => {
    assert.ok(isAligned(' 0.00632  18.00   2.310\n 0.02731   0.00   7.070\n'));
    assert.ok(isAligned('name      size\nAAT_ECOLI 0.49\nACEA      .29\n'));
    assert.ok(isAligned('A11 6 A34 A43 1169\nA12 48 A32 A43 5951\n'));
    assert.ok(isAligned('18.0   8  "chevrolet malibu"\n15.0   8  "buick"\n'));
  });

  it('is none where lines differ, where all is text, or where gaps may belong to values', () => {
    assert.equal(isAligned('1  2  3\n4  5\n'), false);
    assert.equal(isAligned('Full  name\nJohn  Smith\n'), false);
    assert.equal(isAligned('amount\n'), false);
    assert.equal(isAligned('1 234\n5 678\n'), false);
    assert.equal(isAligned('1 234 567\n5 678 901\n'), false);
    assert.equal(isAligned('12 Main Street\n14 Broad Street\n'), false);
    assert.equal(isAligned('1  2\n'), false);
    assert.equal(isAligned('a\nb\n'), false);
  });

  it('is written with tabs, whatever begins in one piece of the file and ends in the next', async () => {
    const folder = new PictureFolder();
    try {
      const line = '  été  "a  b"\t 3"4 \r\n';
      const count = 60_000;
      await writeFile(folder.at('a.txt'), line.repeat(count));
      await writeWithTabs(folder.at('a.txt'), folder.at('b.txt'), new AbortController().signal);
      assert.ok((await readFile(folder.at('b.txt'), 'utf8')) === 'été\t"a  b"\t3"4\r\n'.repeat(count));
    } finally {
      folder.remove();
    }
  });
});
