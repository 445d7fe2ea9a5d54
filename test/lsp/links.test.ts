import assert from 'node:assert/strict';
import type { Location, LocationLink, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { LanguageClient } from './language-client.ts';
import { FILES, LINKS, PATHS, type Link } from './shop.ts';

interface Place {
  readonly file: string;
  readonly start: number;
}

function places(name: string): readonly Place[] {
  const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'gu');
  return Object.entries(FILES).flatMap(([file, text]) =>
    [...text.matchAll(word)].map(({ index }) => ({ file, start: index })),
  );
}

function positionOf({ file, start }: Place): Range['start'] {
  const before = (FILES[file] ?? '').slice(0, start).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function declaredAt({ file, before, name, thing }: Link): Place {
  const index = (FILES[file] ?? '').indexOf(before + name);
  assert.notEqual(index, -1, thing);
  return { file, start: index + before.length };
}

/** Places as the test compares them: `file:line:character`. */
const shown = (all: readonly string[]): readonly string[] => [...new Set(all)].sort();

describe('links of Kubernetes', () => {
  const client = new LanguageClient({ files: FILES });
  const textOf = (uri: string, { line, character }: Range['start']): string =>
    `${uri.slice(client.uri('').length).replace(/^\//u, '')}:${line}:${character}`;
  const textAt = (place: Place): string => textOf(client.uri(place.file), positionOf(place));

  before(() => client.start());
  after(() => client.stop());

  it('finds no fault in the shop', async () => {
    for (const file of Object.keys(FILES).filter((name) => name.endsWith('.yaml'))) {
      const found = (await client.findings(file)).filter(({ severity }) => severity === 1 || severity === 2);
      assert.deepEqual(
        found.map(({ code, range }) => `${file}:${range.start.line} ${String(code)}`),
        [],
      );
    }
  });

  for (const link of LINKS) {
    const all = places(link.name);

    it(`leads from everywhere to the ${link.thing}`, async () => {
      const declared = declaredAt(link);
      assert.ok(all.length > 1, 'named nowhere');
      for (const place of all) {
        if (textAt(place) === textAt(declared)) continue;
        const found = await client.at<LocationLink[] | null>(
          'textDocument/definition',
          place.file,
          positionOf(place),
        );
        const targets = (found ?? []).map(({ targetUri, targetSelectionRange }) =>
          textOf(targetUri, targetSelectionRange.start),
        );
        assert.ok(targets.includes(textAt(declared)), `from ${textAt(place)}: ${targets.join(', ')}`);
      }
    });

    it(`lists the places of the ${link.thing} from everywhere`, async () => {
      for (const place of all) {
        const found = await client.at<Location[] | null>(
          'textDocument/references',
          place.file,
          positionOf(place),
          {
            context: { includeDeclaration: true },
          },
        );
        assert.deepEqual(
          shown((found ?? []).map(({ uri, range }) => textOf(uri, range.start))),
          shown(all.map(textAt)),
          `from ${textAt(place)}`,
        );
      }
    });

    it(`renames the ${link.thing} from everywhere`, async () => {
      for (const place of all) {
        const edit = await client.at<WorkspaceEdit | null>(
          'textDocument/rename',
          place.file,
          positionOf(place),
          {
            newName: 'another-name',
          },
        );
        const edits = (edit?.documentChanges ?? []).flatMap((change) =>
          'edits' in change
            ? change.edits.map(({ range }) => textOf(change.textDocument.uri, range.start))
            : [],
        );
        assert.deepEqual(shown(edits), shown(all.map(textAt)), `from ${textAt(place)}`);
      }
    });
  }

  for (const { thing, file, at, to } of PATHS)
    it(`leads to the ${thing}`, async () => {
      const start = (FILES[file] ?? '').indexOf(at) + at.length;
      const found = await client.at<LocationLink[] | null>(
        'textDocument/definition',
        file,
        positionOf({ file, start }),
      );
      assert.deepEqual(shown((found ?? []).map(({ targetUri }) => targetUri)), [client.uri(to)]);
    });
});
