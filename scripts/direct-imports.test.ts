import assert from 'node:assert/strict';
import { direct } from './direct-imports.ts';

const PAGES = new Map([
  [
    'drawing',
    new Map([
      ['a', 'drawing/src/a.ts'],
      ['b', 'drawing/src/b.ts'],
      ['c', 'drawing/src/b.ts'],
    ]),
  ],
]);

describe('scripts/direct-imports', () => {
  it('imports names from the files that declare them, and keeps the lines', () => {
    const text =
      "import {\n  a,\n  b as d,\n  type E,\n} from '@vitruve/drawing';\nexport { c } from '@vitruve/drawing';\na();\n";
    assert.equal(
      direct(text, PAGES, '/root'),
      'import { a } from "/root/drawing/src/a.ts"; import { b as d } from "/root/drawing/src/b.ts";\n\n\n\n\n' +
        'export { c } from "/root/drawing/src/b.ts";\na();\n',
    );
  });

  it('leaves types, and what is not on a public page, as they are', () => {
    const text =
      "import type { A } from '@vitruve/drawing';\nimport { x } from './x.ts';\nimport y from '@vitruve/drawing';\n";
    assert.equal(direct(text, PAGES, '/root'), text);
  });

  it('refuses a name that the page does not export', () => {
    assert.throws(
      () => direct("import { x } from '@vitruve/drawing';", PAGES, '/root'),
      /@vitruve\/drawing does not export x/u,
    );
  });
});
