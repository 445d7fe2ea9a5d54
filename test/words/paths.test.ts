import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = ['docs/architecture.md', 'docs/glossary.md', 'CONTRIBUTING.md'];

/** Folders of the root that a build or a run makes. */
const MADE = new Set(['coverage', 'dist', 'out', 'node_modules', '.vscode-test']);

/** What text in backticks names: a path below a folder of the repository, without placeholders and patterns. */
function pathsIn(text: string): readonly string[] {
  const folders = new Set(
    readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : [])),
  );
  return Array.from(text.matchAll(/`([^`\n]+)`/gu), ([, code = '']) => code).filter((code) => {
    const [first = ''] = code.split('/');
    return /^[\w./-]+$/u.test(code) && code.includes('/') && folders.has(first) && !MADE.has(first);
  });
}

describe('paths in the documentation', () => {
  it('are recognized, and nothing else is', () => {
    const text = '`docs/a.md` `docs/` `dist/x` `raci/one` `docs/<name>.md` `npm run x` `manifests/src/*.ts`';
    assert.deepEqual(pathsIn(text), ['docs/a.md', 'docs/']);
  });

  for (const page of PAGES)
    it(`exist: ${page}`, () => {
      const paths = pathsIn(readFileSync(join(ROOT, page), 'utf8'));
      assert.ok(paths.length > 0, 'the page names paths');
      assert.deepEqual(
        paths.filter((path) => !existsSync(join(ROOT, path))),
        [],
      );
    });
});
