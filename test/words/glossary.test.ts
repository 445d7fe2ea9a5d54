import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The names that the packages export. */
function exportedNames(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const folder of [
    'manifests',
    'drawing',
    'engine',
    'server',
    'webviews',
    'client',
    'cli',
    'workspace',
  ]) {
    const root = join(ROOT, folder, 'src');
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!/(?<!\.test)\.tsx?$/u.test(path)) continue;
      const declared = /^export (?:abstract )?(?:interface|type|class|const|(?:async )?function\*?) (\w+)/gmu;
      for (const [, name] of readFileSync(join(root, path), 'utf8').matchAll(declared))
        if (name !== undefined) names.add(name);
    }
  }
  return names;
}

/** The cells of the tables under the headings of the glossary that have a column "In code". */
function rows(): readonly { readonly term: string; readonly cells: readonly string[] }[] {
  const tables = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8').split(/^## /gmu);
  return tables
    .filter((table) => /\| In code\s*\|/u.test(table))
    .flatMap((table) => table.split('\n').filter((line) => line.startsWith('| ')))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([term]) => term !== undefined && term !== 'Term' && !/^-+$/u.test(term))
    .map((cells) => ({ term: cells[0] ?? '', cells }));
}

describe('the glossary', () => {
  it('has a French word and a meaning for each term', () => {
    assert.ok(rows().length > 50);
    const incomplete = rows().filter(({ cells }) => cells.length !== 4 || cells.includes(''));
    assert.deepEqual(incomplete, []);
  });

  it('has each term once', () => {
    const terms = rows().map(({ term }) => term);
    assert.deepEqual(
      terms.filter((term, index) => terms.indexOf(term) !== index),
      [],
    );
  });

  it('names code that exists', () => {
    const known = exportedNames();
    const missing = rows().flatMap(({ term, cells }) =>
      Array.from((cells[3] ?? '').matchAll(/`(\w+)`/gu), ([, name = '']) => name)
        .filter((name) => !known.has(name))
        .map((name) => `${term}: ${name}`),
    );
    assert.deepEqual(missing, []);
  });
});
