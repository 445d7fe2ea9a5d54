import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind } from '../kind.ts';
import { ParseMemory } from '../text/memory.ts';
import { Models } from './models.ts';
import { newDocument, type StoredDocument } from './stored-document.ts';

describe('workspace/models', () => {
  it('parses a document once while its model is kept', () => {
    const { kind, parsedCount } = countingKind();
    const models = new Models();
    const stored = storedDocument('a.yaml');
    assert.equal(models.of(stored, kind), models.of(stored, kind));
    assert.equal(parsedCount(), 1);
  });

  it('drops the model of a closed document after a check, unless a feature asked for it', () => {
    const { kind } = countingKind();
    const models = new Models();
    const [checked, asked, open] = [
      storedDocument('checked.yaml'),
      storedDocument('asked.yaml'),
      storedDocument('open.yaml', new ParseMemory()),
    ];
    for (const stored of [checked, asked, open]) models.of(stored, kind);
    models.keep(asked);
    for (const stored of [checked, asked, open]) models.release(stored);
    assert.deepEqual(
      [checked, asked, open].map(({ parsed }) => parsed !== undefined),
      [false, true, true],
    );
    models.forget(asked);
    models.release(asked);
    assert.equal(asked.parsed, undefined);
  });

  it('keeps the models of the 64 documents asked for last, and those of open documents', () => {
    const { kind } = countingKind();
    const models = new Models();
    const closed = Array.from({ length: 65 }, (_, index) => storedDocument(`${index}.yaml`));
    const open = storedDocument('open.yaml', new ParseMemory());
    for (const stored of [open, ...closed.slice(0, 64)]) {
      models.of(stored, kind);
      models.keep(stored);
    }
    assert.equal(
      closed.slice(0, 64).every(({ parsed }) => parsed !== undefined),
      true,
    );
    const [first, second, last] = [closed[0], closed[1], closed[64]];
    assert.ok(first && second && last);
    // Asked for again: the second is now the one asked for longest ago.
    models.keep(first);
    models.of(last, kind);
    models.keep(last);
    assert.equal(second.parsed, undefined);
    assert.equal(
      [open, first, last].every(({ parsed }) => parsed !== undefined),
      true,
    );
  });
});

function storedDocument(name: string, memory?: ParseMemory): StoredDocument {
  return newDocument(TextDocument.create(`file:///${name}`, 'yaml', 0, ''), 0, memory);
}

/** A kind that counts how often it parses. */
function countingKind(): {
  readonly kind: Kind;
  readonly parsedCount: () => number;
} {
  let count = 0;
  const kind: Kind = {
    id: 'counting',
    files: [],
    describeCount: String,
    detect: () => true,
    parse: () => {
      count++;
      return { model: undefined, problems: [], entities: [], references: [] };
    },
    rules: [],
  };
  return { kind, parsedCount: () => count };
}
