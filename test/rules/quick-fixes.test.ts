import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quickFixes, rowOf } from './quick-fixes.ts';

const TABLE = join(import.meta.dirname, 'quick-fixes.md');

/** Fixes that lose or set what only its author can know, whatever the finding. */
const GUESSED = /^(?:Add|Change the|Declare|Keep|Make|Mark|Set|Renumber|Restrict) (?!quotes)/u;

describe('quick fixes', () => {
  let shown: ReturnType<typeof quickFixes> = [];
  before(() => {
    shown = quickFixes();
  });

  it('are those of the table, and as certain as it says: a new one is judged, and written there', () => {
    const rows = readFileSync(TABLE, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| ') && line.includes('/'))
      .map((line) => line.replace(/ +/gu, ' '));
    assert.deepEqual(shown.map(rowOf).sort(), rows.sort(), 'the rows of test/rules/quick-fixes.md');
  });

  it('are certain only where nothing is chosen', () => {
    assert.deepEqual(
      shown.filter(({ certain, title }) => certain && GUESSED.test(title)),
      [],
    );
  });
});
