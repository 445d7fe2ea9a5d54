import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TASKS } from '@vitruve/engine';
import { KINDS } from '@vitruve/manifests';
import { globSync } from 'tinyglobby';
import { folderCycles } from './folder-cycles.ts';
import { importsOf, isTest, type Import } from './imports.ts';
import { forbiddenImports } from './layers.ts';

/** Where no kind is named: what belongs to one is declared in its folder. */
const NAMELESS = [
  'manifests/src/core/**/*.ts',
  'server/src/**/*.ts',
  'cli/src/**/*.ts',
  'client/src/**/*.ts',
  'webviews/src/frame/**/*.{ts,tsx}',
];

/** Generated from the kinds, and what is of the task of the same name as a kind. */
const EXEMPT = ['**/*.test.ts', 'client/src/generated/**', 'client/src/task-extras/**', 'cli/src/tasks/**'];

/** Words of other meanings: an icon of outlines, the language of a document, a folder of schemas that is shipped, a task. */
const OTHER_MEANINGS = new Set([
  'manifests/src/core/contributions/outline.ts: workflow',
  'manifests/src/core/workspace/stored-document.ts: sql',
  'cli/src/assets.ts: kubernetes',
]);

describe('imports', () => {
  it('make no circles among folders, types included', () => {
    const production = importsOf('.').filter(({ from }) => !isTest(from));
    const cycles = folderCycles(production).map(({ imports }) =>
      imports.map(({ from, to }) => `${from} needs ${to}`).join('; '),
    );
    assert.deepEqual(cycles, []);
  });

  it('of other packages are of what a layer may know', () => {
    assert.deepEqual(forbiddenImports(importsOf('.')), []);
  });
});

describe('importsOf', () => {
  it('finds the file behind a public page, and files beside', () => {
    const ofServer = importsOf('.').flatMap(({ from, to }) => (from === 'server/src/folder.ts' ? to : []));
    assert.ok(ofServer.includes('manifests/src/core/workspace/workspace.ts'));
    assert.ok(ofServer.includes('server/src/time-slices.ts'));
    assert.ok(!ofServer.includes('manifests/src/index.ts'));
  });
});

describe('forbiddenImports', () => {
  const forbidden = (from: string, to: string): boolean => forbiddenImports([{ from, to }]).length > 0;

  it('keeps kinds from what is above them, except tasks and tests', () => {
    const to = 'manifests/src/kinds/blur/kind.ts';
    assert.equal(forbidden('server/src/folder.ts', to), true);
    assert.equal(forbidden('engine/src/tasks/blur/configuration.ts', to), false);
    assert.equal(forbidden('server/src/folder.test.ts', to), false);
    assert.equal(forbidden('server/src/folder.ts', 'manifests/src/kinds/index.ts'), false);
  });

  it('keeps everything but the data of views from drawing and webviews', () => {
    for (const from of ['drawing/src/picture.ts', 'webviews/src/main.tsx']) {
      assert.equal(forbidden(from, 'manifests/src/core/features/views.ts'), true);
      assert.equal(forbidden(from, 'manifests/src/core/views/diagram.ts'), false);
    }
  });

  it('keeps the engine from the image viewer, and server, engine and drawing from the client, except their data', () => {
    assert.equal(forbidden('webviews/src/blur/review.ts', 'engine/src/tasks/blur/run.ts'), true);
    assert.equal(forbidden('webviews/src/blur/review.ts', 'engine/src/tasks/blur/decisions.ts'), false);
    assert.equal(forbidden('client/src/extension.ts', 'server/src/server.ts'), true);
    assert.equal(forbidden('client/src/extension.ts', 'engine/src/tasks/index.ts'), true);
    assert.equal(forbidden('client/src/extension.ts', 'drawing/src/picture.ts'), true);
    assert.equal(forbidden('client/src/extension.ts', 'server/src/protocol.ts'), false);
  });

  it('keeps a task from everything but its folder, its commands and its viewer', () => {
    const to = 'engine/src/tasks/blur/task.ts';
    assert.equal(forbidden('cli/src/task/run.ts', to), true);
    assert.equal(forbidden('engine/src/running/run-task.ts', to), true);
    assert.equal(forbidden('cli/src/tasks/blur/compare.ts', to), false);
    assert.equal(forbidden('client/src/task-extras/blur/viewer.ts', to), false);
  });
});

describe('what stands above the kinds', () => {
  it('names none of them', () => {
    const ids = KINDS.map(({ id }) => id).join('|');
    const literal = new RegExp(String.raw`(['"])(${ids})(?:/[a-z-]+)?\1`, 'gu');
    const named = globSync(NAMELESS, { ignore: EXEMPT }).flatMap((file) => {
      const text = readFileSync(file, 'utf8').replace(/^import [^;]*;$/gmu, '');
      return [...text.matchAll(literal)].map(([, , kind = '']) => `${file}: ${kind}`);
    });
    assert.deepEqual(
      named.filter((place) => !OTHER_MEANINGS.has(place)),
      [],
    );
  });
});

describe('what stands above the tasks', () => {
  it('names none of them, but for the lists of tasks and of what they bring', () => {
    const ids = TASKS.map(({ schema }) => schema['x-task']).join('|');
    const literal = new RegExp(String.raw`(['"])(?:${ids})\1`, 'u');
    const files = globSync('{engine,workspace,server,cli,client,webviews}/src/**/*.{ts,tsx}', {
      ignore: ['**/*.test.ts', 'engine/src/tasks/**', 'cli/src/tasks/**', 'client/src/task-extras/**'],
    });
    assert.deepEqual(
      files.filter((file) => literal.test(readFileSync(file, 'utf8'))),
      [],
    );
  });
});

describe('folderCycles', () => {
  const importing = (...pairs: readonly (readonly [string, string])[]): readonly Import[] =>
    pairs.map(([from, to]) => ({ from, to }));

  it('finds two folders that need each other', () => {
    const cycles = folderCycles(importing(['a/x/1.ts', 'a/y/2.ts'], ['a/y/3.ts', 'a/x/4.ts']));
    assert.deepEqual(
      cycles.map(({ folders }) => folders),
      [['a/x', 'a/y']],
    );
  });

  it('finds a circle by way of a third, and through folders in folders', () => {
    const cycles = folderCycles(
      importing(['a/x/deep/1.ts', 'a/y/2.ts'], ['a/y/2.ts', 'a/z/3.ts'], ['a/z/deeper/3.ts', 'a/x/4.ts']),
    );
    assert.deepEqual(
      cycles.map(({ folders }) => folders),
      [['a/x', 'a/y', 'a/z']],
    );
  });

  it('lets one way, a folder and what is in it, and files beside a folder be', () => {
    assert.deepEqual(
      folderCycles(
        importing(['a/x/1.ts', 'a/y/2.ts'], ['a/x/in/1.ts', 'a/x/2.ts'], ['a/y/2.ts', 'a/index.ts']),
      ),
      [],
    );
  });
});
