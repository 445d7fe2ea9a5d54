import assert from 'node:assert/strict';
import { setLanguage } from '@vitruve/manifests';
import { cellText, table } from './block.ts';
import { reportHtml } from './html.ts';
import { reportMarkdown } from './markdown.ts';

describe('cells of a report', () => {
  afterEach(() => {
    setLanguage('en');
  });

  it('have six digits at most, unless they are whole', () => {
    const cells = [12_345_678, 0.1 + 0.2, 0.10000000149011612, 1 / 3, -1.5e-9, '0.30000000000000004'];
    assert.deepEqual(cells.map(cellText), [
      ...['12345678', '0.3', '0.1', '0.333333', '-1.5e-9', '0.30000000000000004'],
    ]);
  });

  it('have the decimal mark of the language, in every format', () => {
    setLanguage('fr');
    const blocks = [table(['a'], [[0.25]])];
    assert.match(reportMarkdown(blocks), /\| 0,25 \|/u);
    assert.match(reportHtml(blocks, 'fr'), /<td>0,25<\/td>/u);
  });
});
