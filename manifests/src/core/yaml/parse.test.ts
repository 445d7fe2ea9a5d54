import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as parseReference, stringify } from 'yaml';
import { ParseMemory } from '../text/memory.ts';
import { isMap, isScalar, isSeq, scalarOf, valueOf } from './node.ts';
import { parseYaml } from './parse.ts';
import { plainOf } from './plain.ts';
import { rounds } from '../../testing/rounds.ts';

const plain = (text: string): unknown =>
  JSON.parse(JSON.stringify(plainOf(parseYaml(text)[0]?.root ?? null))) as unknown;

describe('yaml/parse', () => {
  it('reads nothing of a text whose documents have too many values together', () => {
    const read = (count: number): unknown =>
      parseYaml('---\na: b\n'.repeat(count), new ParseMemory(), 100).map(({ root, problems }) => [
        root === null,
        problems.map(({ code }) => code),
      ]);
    assert.deepEqual(read(33), Array(33).fill([false, []]));
    assert.deepEqual(read(34), [[true, ['TOO_LARGE']]]);
  });

  it('reads every valid block map as the yaml package does', () => {
    const key = fc.stringMatching(/^[a-zé_][a-z0-9 _-]{0,8}$/).map((text) => text.trim());
    const value = fc.letrec((tie) => ({
      leaf: fc.oneof(
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.constant('a: b\n- c\n# d\n  e\n'),
      ),
      map: fc.dictionary(key, tie('any'), { maxKeys: 4 }),
      seq: fc.array(tie('any'), { maxLength: 4 }),
      any: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('map'), tie('seq')),
    })).any;
    const options = fc.record({
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 80),
    });
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 6 }), options, (data, style) => {
        const text = stringify(data, style);
        assert.deepEqual(plain(text), JSON.parse(JSON.stringify(parseReference(text))), text);
      }),
      rounds(500),
    );
  });

  it('gives the same tree with a memory as without, after any edits', () => {
    const fragment = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '- ',
      '  ',
      '"',
      'rows:\n',
      '[',
      '}',
      '#',
      '\t',
      '&x ',
      '*x',
      '---\n',
      '\n---\nb: 1\n',
      '|',
      '\r\n',
      '<<: ',
    );
    const edit = fc.record({ at: fc.nat(), remove: fc.nat(6), insert: fc.array(fragment, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        let text = 'title: x\nrows:\n  - id: 1\n    name: a\n  - id: 2\n    name: b\nend: |\n  text\n';
        const memory = new ParseMemory();
        for (const { at, remove, insert } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + insert.join('') + text.slice(start + remove);
          memory.nextVersion();
          assert.deepEqual(parseYaml(text, memory), parseYaml(text), JSON.stringify(text));
        }
      }),
      rounds(300),
    );
  });

  it('keeps the documents that did not change, wherever they moved', () => {
    const memory = new ParseMemory();
    const before = parseYaml('a: 1\n---\nb:\n  - x\n---\na: 1\n', memory);
    memory.nextVersion();
    const after = parseYaml('a: 12\n---\nb:\n  - x\n---\na: 1\n', memory);
    assert.notEqual(after[0], before[0]);
    assert.equal(after[1], before[1]);
    assert.equal(after[2], before[2]);
    assert.deepEqual(
      after.map(({ span: { start, end } }) => [start, end]),
      [
        [0, 6],
        [6, 19],
        [19, 28],
      ],
    );
    assert.equal(valueOf(after[1]?.root, 'b')?.span.start, 15);
  });

  it('parses of a changed document the changed part alone', () => {
    const memory = new ParseMemory();
    const [before] = parseYaml('a: 1\nrows:\n  - x: 1\n  - y: 2\n---\nb: 1\n', memory);
    memory.nextVersion();
    const [after] = parseYaml('a: 1\nrows:\n  - x: 1\n  - y: 23\n---\nb: 1\n', memory);
    const items = [before, after].map((document) => {
      const rows = valueOf(document?.root, 'rows');
      return isSeq(rows) ? rows.items : [];
    });
    assert.equal(items[0]?.[0], items[1]?.[0]);
    assert.notEqual(items[0]?.[1], items[1]?.[1]);
  });

  it('keeps an open quote from spoiling the rows after it', () => {
    const [document] = parseYaml('rows:\n  - name: "open\n  - name: b\n  - name: c\n');
    assert.equal(document?.problems.length, 1);
    const rows = valueOf(document.root, 'rows');
    const names = isSeq(rows) ? rows.items.map((item) => scalarOf(item, 'name')?.text) : [];
    assert.deepEqual(names.slice(1), ['b', 'c']);
  });

  it('reads quoted texts whose lines stand no deeper than their key, as libyaml does', () => {
    const text = "list:\n  - message: 'it didn''t\n    fit'\n    next: \"a\n\n    b\" # why\n    last: 1\n";
    const [document] = parseYaml(text);
    assert.deepEqual(document?.problems, []);
    const rows = valueOf(document.root, 'list');
    const row = isSeq(rows) ? rows.items[0] : undefined;
    assert.match(scalarOf(row, 'message')?.text ?? '', /^it didn't\s+fit$/u);
    assert.equal(scalarOf(row, 'last')?.span.start, text.indexOf('1\n'));
  });

  it('reads several quoted texts one after the other whose lines stand no deeper than their key', () => {
    const text = `a:
  command:
  - sh
  - 'x=$(y)

  printf "%s" "$0" > "$p"

  '
  - "\\nimport\\
  \\ a\\n"
  image: b
`;
    const [document] = parseYaml(text);
    assert.deepEqual(document?.problems, []);
    const command = valueOf(valueOf(document.root, 'a'), 'command');
    assert.equal(isSeq(command) && command.items.length, 3);
  });

  it('reads lists and maps in brackets whose lines stand no deeper than their key, as libyaml does', () => {
    for (const [text, value] of [
      ['a:\n  b: [\n  x, # one ]\n  y\n  ]\n  c: 1\n', { a: { b: ['x', 'y'], c: 1 } }],
      ['b: [\n"x]",\ny\n]\nc: 1\n', { b: ['x]', 'y'], c: 1 }],
      ['a:\n  b: {\n  x: 1,\n  y: [\n  2\n  ]\n  }\n  c: 1\n', { a: { b: { x: 1, y: [2] }, c: 1 } }],
      ["on:\n  - a: it's [\n  - b: [x,\n  y]\n", { on: [{ a: "it's [" }, { b: ['x', 'y'] }] }],
    ] as const) {
      assert.deepEqual(
        parseYaml(text).flatMap(({ problems }) => problems),
        [],
        text,
      );
      assert.deepEqual(plain(text), value, text);
    }
  });

  it('still reports a bracket that is left open', () => {
    for (const text of ['a: [\nb: 1\nc: 2\n', 'a:\n  b: {\n  c: 1\nd: 2\n'])
      assert.ok(
        parseYaml(text).some(({ problems }) => problems.length > 0),
        text,
      );
  });

  it('still reports a quote that is left open', () => {
    for (const text of ['a:\n  b: "open\n  c: "x"\n  d: 1\n', "a: 'open\nb: it's\n", 'a: "open\n'])
      assert.ok(
        parseYaml(text).some(({ problems }) => problems.length > 0),
        text,
      );
  });

  it('resolves anchors and merge keys, own keys first', () => {
    assert.deepEqual(plain('base: &b {x: 1, y: 2}\nrow:\n  <<: *b\n  y: 3\n'), {
      base: { x: 1, y: 2 },
      row: { x: 1, y: 3 },
    });
  });

  it('stops at an alias bomb and reports where', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 12; n++)
      lines.push(`a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`);
    const [document] = parseYaml(lines.join('\n'));
    assert.ok(document?.problems.some(({ code }) => code === 'ALIAS_BOMB'));
  });

  it('reports ten thousand nested lists instead of falling over', () => {
    const [document] = parseYaml(`a: ${'['.repeat(20_000)}`);
    assert.ok((document?.problems.length ?? 0) > 0);
  });

  it('reads a thousand brackets in each other, and no more, of either kind', () => {
    const isTooDeep = (text: string): boolean =>
      parseYaml(text).some(({ problems }) => problems.some(({ code }) => code === 'TOO_DEEP'));
    const nested = (open: string, close: string, depth: number): string =>
      `${open.repeat(depth)}${close.repeat(depth)}\n`;
    assert.ok(!isTooDeep(nested('[', ']', 1000)));
    assert.ok(isTooDeep(nested('[', ']', 1001)));
    assert.ok(!isTooDeep(nested('{? ', '}', 500)));
    assert.ok(isTooDeep(nested('{', '}', 1001)));
    assert.ok(isTooDeep(nested('[{', '}]', 501)));
    // Brackets one after the other are not in each other.
    assert.ok(!isTooDeep(`[${'[],{},'.repeat(1001)}]\n`));
  });

  it('keeps ids as written', () => {
    const [document] = parseYaml('id: 007\nhex: 0x1F\n');
    const root = document?.root;
    assert.deepEqual(isMap(root) && root.pairs.map(({ value }) => isScalar(value) && value.text), [
      '007',
      '0x1F',
    ]);
  });

  it('distinguishes braces that need quotes from other errors in brackets', () => {
    const codes = (text: string): string[] =>
      parseYaml(text, new ParseMemory()).flatMap(({ problems }) => problems.map(({ code }) => code));
    assert.deepEqual(codes('run: [train --days ${params.days}, check]\n'), ['PLACEHOLDER']);
    assert.ok(codes('args: [run {{inputs.parameters.x}}, b]\n').includes('BRACES'));
    assert.deepEqual(codes("run: ['train --days ${params.days}', check]\n"), []);
    assert.ok(!codes('a: [b "c", d]\n').includes('BRACES'));
  });
});
