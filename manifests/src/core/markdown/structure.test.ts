import assert from 'node:assert/strict';
import { markdownFolds, markdownSelections } from './structure.ts';

const TEXT = '---\nstatus: accepted\n---\n# T\n\n## A\n\nOne.\n\n* first\n* second\n\n## B\n\nTwo.\n';

describe('markdown/structure', () => {
  it('folds front matter and sections', () => {
    const starts = markdownFolds(TEXT).map(({ start, end }) => TEXT.slice(start, end).split('\n')[0]);
    assert.deepEqual(starts, ['---', '# T', '## A', '## B']);
  });

  it('widens from a list item to the whole text', () => {
    const texts = markdownSelections(TEXT, TEXT.indexOf('second')).map(({ start, end }) =>
      TEXT.slice(start, end).trim(),
    );
    assert.equal(texts[0], 'second');
    assert.ok(texts.some((text) => text.startsWith('## A') && text.endsWith('* second')));
    assert.equal(texts.at(-1), TEXT.trim());
  });
});
