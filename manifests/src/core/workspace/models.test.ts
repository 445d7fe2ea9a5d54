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

  it('keeps fewer of the documents asked for last where they are large, and always the last', () => {
    const { kind } = countingKind();
    const models = new Models({ recent: 100 });
    const large = ['a', 'b', 'c'].map((name) => storedDocument(`${name}.yaml`, undefined, 'x'.repeat(50)));
    const huge = storedDocument('huge.yaml', undefined, 'x'.repeat(101));
    const keptAfter = (asked: readonly StoredDocument[]): readonly boolean[] => {
      for (const stored of asked) {
        models.of(stored, kind);
        models.keep(stored);
      }
      return [...large, huge].map(({ parsed }) => parsed !== undefined);
    };
    assert.deepEqual(keptAfter(large), [false, true, true, false]);
    assert.deepEqual(keptAfter([huge]), [false, false, false, true]);
  });

  it('keeps models of what was read for the check up to a size, whatever is asked for meanwhile', () => {
    const { kind, parsedCount } = countingKind();
    const models = new Models({ waiting: 100 });
    const read = (name: string, memory?: ParseMemory): StoredDocument => {
      const stored = storedDocument(name, memory, 'x'.repeat(50));
      models.of(stored, kind);
      models.keepForCheck(stored);
      return stored;
    };
    const [first, second, third] = [read('1.yaml'), read('2.yaml'), read('3.yaml')];
    const open = read('open.yaml', new ParseMemory());
    const isKept = ({ parsed }: StoredDocument): boolean => parsed !== undefined;
    assert.deepEqual([first, second, third, open].map(isKept), [true, true, false, true]);
    models.keep(first);
    for (let index = 0; index < 64; index++) models.keep(storedDocument(`asked-${index}.yaml`));
    assert.ok(isKept(first));
    models.release(first);
    models.forget(second);
    assert.deepEqual([read('4.yaml'), read('5.yaml'), read('6.yaml')].map(isKept), [true, true, false]);
    assert.equal(parsedCount(), 7);
  });
});

function storedDocument(name: string, memory?: ParseMemory, text = ''): StoredDocument {
  return newDocument(TextDocument.create(`file:///${name}`, 'yaml', 0, text), 0, memory);
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
