import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TASKS } from '@vitruve/engine/tasks/index';
import { KINDS } from '@vitruve/manifests/kinds/index';
import { globSync } from 'tinyglobby';
import { folderCycles, importsOf, type Import } from './folder-cycles.ts';

/** Where no kind is named: what belongs to one is declared in its folder. */
const NAMELESS = [
  'manifests/src/core/**/*.ts',
  'server/src/**/*.ts',
  'cli/src/**/*.ts',
  'client/src/**/*.ts',
  'webviews/src/frame/**/*.{ts,tsx}',
];

/** Generated from the kinds, and what is of the task of the same name as a kind. */
const EXEMPT = ['**/*.test.ts', 'client/src/generated/**', 'client/src/blur/**', 'cli/src/tasks/**'];

/** Words of other meanings: an icon of outlines, a folder of schemas that is shipped, a task. */
const OTHER_MEANINGS = new Set([
  'manifests/src/core/contributions/outline.ts: workflow',
  'cli/src/assets.ts: kubernetes',
]);

describe('imports', () => {
  it('make no circles among folders, types included', () => {
    const cycles = folderCycles(importsOf('.')).map(({ imports }) =>
      imports.map(({ from, to }) => `${from} needs ${to}`).join('; '),
    );
    assert.deepEqual(cycles, []);
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
      ignore: ['**/*.test.ts', 'engine/src/tasks/**', 'cli/src/tasks/**', 'client/src/blur/**'],
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
