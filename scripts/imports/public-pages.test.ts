import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { namedImports, PACKAGES, publicPage } from './public-pages.ts';

const SOURCES = globSync([
  ...PACKAGES.map((name) => `${name}/src/**/*.{ts,tsx}`),
  '{test,scripts,bench}/**/*.ts',
  '!**/out/**',
]);

describe('public pages', () => {
  for (const name of PACKAGES) {
    const path = `${name}/src/index.ts`;
    const page = publicPage(name);

    it(`re-export names, grouped and documented, and nothing else: ${path}`, () => {
      const text = readFileSync(path, 'utf8');
      const exported = namedImports(text).filter(({ keyword }) => keyword === 'export');
      const rest = exported.reduceRight(
        (left, { start, end }) => left.slice(0, start) + left.slice(end),
        text,
      );
      assert.equal(rest.replaceAll(/\/\*\*.*?\*\//gsu, '').trim(), '');
      assert.match(text, /^\/\*\*/u);
      assert.ok(page.size > 0);
      // The build leads an import to the file that declares the name: it would look there for the other one.
      const renamed = exported
        .flatMap(({ names }) => names)
        .filter((each) => !each.isType && each.name !== each.as);
      assert.deepEqual(renamed, [], 'values under another name than their own');
    });

    it(`are all that a package exports, besides fixtures for tests: ${name}`, () => {
      const { exports } = JSON.parse(readFileSync(`${name}/package.json`, 'utf8')) as { exports: object };
      assert.deepEqual(
        Object.entries(exports).filter(([entry]) => entry !== './testing'),
        [['.', './src/index.ts']],
      );
    });

    it(`have no name that nobody imports: ${path}`, () => {
      const used = new Set(
        SOURCES.filter((file) => !file.startsWith(`${name}/`)).flatMap((file) =>
          namedImports(readFileSync(file, 'utf8'))
            .filter(({ specifier }) => specifier === `@vitruve/${name}`)
            .flatMap(({ names }) => names.map((imported) => imported.name)),
        ),
      );
      assert.deepEqual(
        [...page.keys()].filter((exported) => !used.has(exported)),
        [],
      );
    });

    it(`are for other packages: ${name} imports its own files`, () => {
      const own = SOURCES.filter((file) => file.startsWith(`${name}/`));
      assert.deepEqual(
        own.filter((file) => readFileSync(file, 'utf8').includes(`'@vitruve/${name}'`)),
        [],
      );
    });
  }
});

describe('namedImports', () => {
  it('reads names, their aliases, and which are types', () => {
    const text =
      "import a from 'a';\nimport {\n  b,\n  type C as D,\n} from 'e';\nexport type { F } from './f.ts';\n";
    assert.deepEqual(
      namedImports(text).map(({ keyword, isTypeOnly, names, specifier }) => ({
        keyword,
        isTypeOnly,
        names,
        specifier,
      })),
      [
        {
          keyword: 'import',
          isTypeOnly: false,
          names: [
            { name: 'b', as: 'b', isType: false },
            { name: 'C', as: 'D', isType: true },
          ],
          specifier: 'e',
        },
        {
          keyword: 'export',
          isTypeOnly: true,
          names: [{ name: 'F', as: 'F', isType: true }],
          specifier: './f.ts',
        },
      ],
    );
  });
});
