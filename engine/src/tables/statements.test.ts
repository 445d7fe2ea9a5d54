import assert from 'node:assert/strict';
import fc from 'fast-check';
import { statementsIn } from './statements.ts';

const STATEMENTS = [
  'SELECT 1',
  "SELECT ';--' || 'it''s'",
  'SELECT ";" FROM "a""b;"',
  'SELECT $$;$$ || $x$ $$;-- $x$',
  'SELECT 1 -- ;\n + 2',
  'SELECT /* ; */ $name',
  'SELECT 4 - 3 / 2',
];
const BETWEEN = ['', ' ', '\n', '-- a; b\n', '/* ; */', '/**/'];

describe('statements of a text', () => {
  it('are found whatever is quoted in them, and between them', () => {
    const one = fc.record({ before: fc.constantFrom(...BETWEEN), text: fc.constantFrom(...STATEMENTS) });
    fc.assert(
      fc.property(fc.array(one), fc.constantFrom(...BETWEEN), (all, last) => {
        const text = all.map(({ before, text: statement }) => `${before}${statement};`).join('') + last;
        assert.deepEqual(
          statementsIn(text).map(({ start, end }) => text.slice(start, end)),
          all.map(({ text: statement }) => statement),
        );
      }),
    );
  });

  it('end with the text where a quotation does not', () => {
    for (const open of ["SELECT '", 'SELECT "a', 'SELECT $$ ;', 'SELECT 1 /* ;'])
      assert.equal(statementsIn(`${open} ; x`).length, 1, open);
  });
});
