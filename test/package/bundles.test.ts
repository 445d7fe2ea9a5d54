import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import { forbiddenImports } from '../../scripts/imports/layers.ts';
import { bundleWebviews } from '../../scripts/webview-bundle.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The files whose code is in a built bundle: paths with `/`, from the root of the repository, without those of libraries and what the build made. */
function sourcesOf(map: string): readonly string[] {
  const { sources } = JSON.parse(readFileSync(join(ROOT, map), 'utf8')) as { sources: readonly string[] };
  return sources
    .filter((source) => !/^\w+:/u.test(source))
    .map((source) => relative(ROOT, normalize(join(ROOT, dirname(map), source))))
    .filter((source) => !source.startsWith('node_modules/'));
}

/** What a layer must not know, though not its own code asks for it but what that code needs. */
function forbiddenIn(entry: string, sources: readonly string[]): readonly string[] {
  return forbiddenImports(sources.map((to) => ({ from: entry, to })));
}

const folders = (sources: readonly string[]): readonly string[] =>
  [...new Set(sources.map((source) => source.split('/')[0] ?? ''))].sort();

describe('bundles', () => {
  it('have nothing by way of a public page, which would load all of it at the start', () => {
    const maps = globSync('dist/**/*.map', { cwd: ROOT });
    assert.ok(maps.length > 0);
    for (const map of maps)
      assert.deepEqual(
        sourcesOf(map).filter((source) => /^\w+\/src\/index\.ts$/u.test(source)),
        [],
        map,
      );
  });

  it('all go into the package of the extension, which has nothing but what is named', () => {
    const named = readFileSync(join(ROOT, '.vscodeignore'), 'utf8').split('\n');
    const bundles = globSync('dist/*.cjs', { cwd: ROOT });
    assert.ok(bundles.length > 0);
    assert.deepEqual(
      bundles.filter((bundle) => !named.includes(`!${bundle}`)),
      [],
    );
  });

  it('of the client have protocols and what it shows, and nothing that reads, runs or draws', () => {
    const sources = sourcesOf('dist/client.cjs.map');
    assert.ok(sources.includes('client/src/extension.ts'));
    // The viewers of tasks are in it, each of which alone may know its task.
    assert.deepEqual(forbiddenIn('client/src/task-extras/blur/viewer.ts', sources), []);
  });

  it('of the server have nothing of the engine', () => {
    assert.deepEqual(folders(sourcesOf('dist/server.cjs.map')), [
      'manifests',
      'schemas',
      'server',
      'snippets',
      'workspace',
    ]);
  });

  it('of the processes that lay out diagrams, query tables, train and run models have nothing of manifests', () => {
    assert.deepEqual(folders(sourcesOf('dist/layout.cjs.map')), ['drawing', 'workspace']);
    assert.deepEqual(folders(sourcesOf('dist/inference.cjs.map')), ['engine']);
    // The editor tells what a threshold comes to as a training chooses it: that is in one place.
    assert.deepEqual(
      folders(
        sourcesOf('dist/learning.cjs.map').filter(
          (source) => !source.startsWith('manifests/src/formats/decision-threshold/'),
        ),
      ),
      ['engine'],
    );
    assert.deepEqual(folders(sourcesOf('dist/tables.cjs.map')), ['engine']);
    // Workbooks are archives, and bounded as those of an import are: that is in one place, too.
    assert.deepEqual(
      folders(
        sourcesOf('dist/convert.cjs.map').filter(
          (source) => source !== 'manifests/src/formats/tables/archive.ts',
        ),
      ),
      ['engine'],
    );
    assert.deepEqual(folders(sourcesOf('dist/heic.cjs.map')), ['engine']);
  });

  it('of webviews have the data of views, drawings and results of tasks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vitruve-bundles-'));
    try {
      const { inputs } = await bundleWebviews(folder);
      const sources = Object.keys(inputs).filter((source) => !source.startsWith('node_modules/'));
      assert.ok(sources.includes('webviews/src/main.tsx'));
      assert.deepEqual(forbiddenIn('webviews/src/main.tsx', sources), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
