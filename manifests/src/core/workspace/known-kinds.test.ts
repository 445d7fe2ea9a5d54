import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind, LoadableKind } from '../kind.ts';
import { KnownKinds } from './known-kinds.ts';
import { Workspace } from './workspace.ts';

const parsed = { model: {}, entities: [], references: [], problems: [] };

/** A kind of the files with an extension, which counts how often it is asked and loaded. */
function kind(id: string, count: Record<string, number>): LoadableKind {
  const add = (what: string): void => {
    count[`${id} ${what}`] = (count[`${id} ${what}`] ?? 0) + 1;
  };
  const declaration = {
    id,
    files: [],
    describeCount: String,
    detect: ({ uri }: { readonly uri: string }): boolean => {
      add('detects');
      return uri.endsWith(`.${id}`);
    },
  };
  const loaded: Kind = { ...declaration, parse: () => parsed, rules: [] };
  return {
    ...declaration,
    load: () => {
      add('loads');
      return Promise.resolve(loaded);
    },
  };
}

function document(name: string): TextDocument {
  return TextDocument.create(`file:///${name}`, 'yaml', 0, '');
}

describe('KnownKinds', () => {
  it('loads the kinds that documents are of, once, and no other', async () => {
    const count: Record<string, number> = {};
    const kinds = new KnownKinds([kind('a', count), kind('b', count)]);
    await kinds.load([document('1.b'), document('2.b'), document('3.txt')]);
    await kinds.load([document('4.b')]);
    assert.deepEqual(
      kinds.loaded.map(({ id }) => id),
      ['b'],
    );
    assert.equal(count['b loads'], 1);
    assert.equal(count['a loads'], undefined);
  });

  it('keeps the order in which kinds are asked, whichever was loaded first', async () => {
    const kinds = new KnownKinds([kind('a', {}), kind('b', {})]);
    await kinds.load([document('1.b')]);
    await kinds.load([document('1.a')]);
    assert.deepEqual(
      kinds.loaded.map(({ id }) => id),
      ['a', 'b'],
    );
  });

  it('asks once for the kind of a document that it has loaded for', async () => {
    const count: Record<string, number> = {};
    const kinds = new KnownKinds([kind('a', count)]);
    const one = document('1.a');
    await kinds.load([one]);
    assert.equal(kinds.kindOf(one)?.id, 'a');
    assert.equal(count['a detects'], 1);
    // Its text may be another by now.
    kinds.kindOf(one);
    assert.equal(count['a detects'], 2);
  });

  it('refuses a document of a kind that is not loaded', () => {
    const kinds = new KnownKinds([kind('a', {})]);
    assert.equal(kinds.kindOf(document('1.txt')), undefined);
    assert.throws(() => kinds.kindOf(document('1.a')), /The kind "a" of file:\/\/\/1\.a is not loaded/u);
  });
});

describe('Workspace', () => {
  it('reads the documents of kinds that it has loaded, again after one became of another kind', async () => {
    const workspace = new Workspace([kind('a', {}), kind('b', {})], {
      exists: () => false,
      today: () => '2026-01-15',
    });
    workspace.update('file:///x.a', '');
    await workspace.loadKinds();
    assert.equal(workspace.kindOf('file:///x.a')?.id, 'a');
    workspace.update('file:///x.b', '');
    assert.throws(() => workspace.kindOf('file:///x.b'), /is not loaded/u);
    workspace.update('file:///x.b', ' ');
    await workspace.loadKinds();
    assert.equal(workspace.kindOf('file:///x.b')?.id, 'b');
  });
});
