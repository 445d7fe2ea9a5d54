import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { ParseMemory } from '../../text/memory.ts';
import { parseChunk } from '../chunk.ts';
import { isMap, isSeq, valueOf, type YamlDocument, type YamlNode } from '../node.ts';
import { parseYaml } from '../parse.ts';
import { rounds } from '../../../testing/rounds.ts';
import { PiecePool } from './piece.ts';
import { readDocument } from './read.ts';

/** Long enough that what it holds is cut four levels deep. */
const SAMPLE = `x-common: &common
  restart: always
# services
services:
${Array.from(
  { length: 3 },
  (_, n) => `  "app ${n}":
    image: app:${n}
${n === 1 ? '    extra: &extra {a: 1}\n    merged:\n      <<: *common\n' : ''}    script: |
      first line
        # no comment

      last: line
    text: words that go on
      in the next line

    list:
    - name: a
      rows: [1,
        2
      ]
    - - x
      -  y
    - # nothing
    steps:
${Array.from({ length: 4 }, (_, m) =>
  `      - name: step ${m}
        with:
          note: "quoted
            text"
${Array.from({ length: 8 }, (_unused, k) => `          key${k}: value ${k}\n`).join('')}        run: >-
          folded
          text
        # a comment
        ? complex
        : value
`.replace(m === 2 ? /$/ : / {8}\? complex\n {8}: value\n$/u, ''),
).join('')}`,
).join('')}end: {a: *common}
`;

const FRAGMENTS = [
  'a',
  ': ',
  '\n',
  '- ',
  '  ',
  '        ',
  '\n    ',
  '\n  word',
  '\n      - word: x\n',
  '"',
  "'",
  '[',
  '}',
  '#',
  '\t',
  '&common ',
  '*common',
  '*extra',
  '<<: ',
  '---\n',
  '\n...\n',
  '%YAML 1.2\n',
  '|\n',
  '>2\n',
  '? ',
  '\r\n',
  '\n\n',
  '!tag ',
  '{{ x }}',
];

/** What a tree says and where it starts: YAML counts white space and comments behind a block to it, one way or another. */
function summary(node: YamlNode | null): unknown {
  if (!node) return null;
  const { start, end } = node.span;
  if (node.type === 'scalar') return [node.text, node.value, node.style, node.written, start, end];
  if (node.type === 'seq') return { start, flow: node.flow, items: node.items.map(summary) };
  return {
    start,
    flow: node.flow,
    pairs: node.pairs.map(({ key, value }) => [summary(key), summary(value)]),
  };
}

function documentSummary(text: string, { span }: YamlDocument): unknown {
  const chunk = parseChunk(text.slice(span.start, span.end));
  chunk.anchor.distance = span.start;
  return [summary(chunk.root), chunk.problems.map(({ code, span: { start } }) => `${start} ${code}`).sort()];
}

function assertAsWhole(text: string): void {
  for (const document of parseYaml(text)) {
    const problems = document.problems.map(({ code, span: { start } }) => `${start} ${code}`).sort();
    assert.deepEqual([summary(document.root), problems], documentSummary(text, document), text);
  }
}

describe('yaml/pieces', () => {
  it('gives the same tree with a memory as without, after any edits of nested pieces', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)),
      insert: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        let text = SAMPLE;
        const memory = new ParseMemory();
        parseYaml(text, memory);
        for (const { at, remove, insert } of edits) {
          const start = Math.round(at * text.length);
          text = text.slice(0, start) + insert.join('') + text.slice(start + remove);
          memory.nextVersion();
          assert.deepEqual(parseYaml(text, memory), parseYaml(text), JSON.stringify(text));
        }
      }),
      rounds(250),
    );
  });

  it('reads what is sound as one parse of the whole does', () => {
    const leaf = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        'a: b\n- c\n# d\n  e\n',
        'one\n\ntwo ',
        ' - x',
        'key: value',
        '{{ x }}',
        '',
        'it is\nlong: a',
      ),
      fc.integer(),
      fc.constant(null),
    );
    const key = fc.oneof(
      { weight: 8, arbitrary: fc.stringMatching(/^[a-z][a-z0-9 _./-]{0,8}$/u).map((text) => text.trim()) },
      fc.constantFrom('a: b', '- x', '#', "it's", '-', '? a', '<', '007'),
    );
    const { any } = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4, depthSize: 'medium' },
        leaf,
        fc.dictionary(key, tie('any'), { minKeys: 1, maxKeys: 8 }),
        fc.array(tie('any'), { minLength: 1, maxLength: 8 }),
      ),
    }));
    const style = fc.record({
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 80),
    });
    const comments = fc.array(
      fc.record({ at: fc.nat(), line: fc.constantFrom('# note', '      # deep: note', '', '   ') }),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(
        fc.dictionary(key, any, { minKeys: 1, maxKeys: 6 }),
        style,
        comments,
        fc.boolean(),
        (data, written, added, windows) => {
          const lines = stringify(data, { ...written, aliasDuplicateObjects: false }).split('\n');
          for (const { at, line } of added) lines.splice(at % lines.length, 0, line);
          const text = lines.join(windows ? '\r\n' : '\n');
          const [document] = parseYaml(text);
          const whole = parseChunk(text);
          // A comment may have got into a text, which is another text then, or no YAML.
          if (document && whole.problems.length === 0) assertAsWhole(text);
        },
      ),
      rounds(500),
    );
  });

  it('stop at too many values in all', () => {
    const read = (count: number): unknown => {
      const { chunk, pieces } = readDocument(`a:\n${'- x\n'.repeat(count)}`, 0, new PiecePool([]), 100);
      return [pieces.length > 0, chunk.problems.map(({ code }) => code)];
    };
    assert.deepEqual(read(50), [true, []]);
    assert.deepEqual(read(51), [false, ['TOO_LARGE']]);
  });

  it('parses of a map within a map the changed entry alone', () => {
    const memory = new ParseMemory();
    const [before] = parseYaml(SAMPLE, memory);
    memory.nextVersion();
    const [after] = parseYaml(SAMPLE.replace('value 3', 'value 33'), memory);
    const steps = [before, after].map((document) => {
      const services = valueOf(document?.root, 'services');
      return ['app 0', 'app 1'].map((name) => valueOf(services, name));
    });
    assert.notEqual(steps[0]?.[0], steps[1]?.[0]);
    assert.equal(steps[0]?.[1], steps[1]?.[1]);
    assert.equal(valueOf(steps[0]?.[0], 'list'), valueOf(steps[1]?.[0], 'list'));
    assert.equal(SAMPLE.slice(valueOf(steps[1]?.[0], 'list')?.span.start).slice(0, 9), '- name: a');
  });

  it('reads again what an alias stands for when that changed, and nothing else', () => {
    const text = 'base: &b\n  x: 1\none:\n  <<: *b\ntwo:\n  y: 1\n';
    const memory = new ParseMemory();
    const [before] = parseYaml(text, memory);
    memory.nextVersion();
    const [after] = parseYaml(text.replace('x: 1', 'x: 2'), memory);
    const one = valueOf(after?.root, 'one');
    assert.deepEqual(isMap(one) && one.pairs.map(({ value }) => value?.type === 'scalar' && value.text), [
      '2',
    ]);
    assert.equal(valueOf(before?.root, 'two'), valueOf(after?.root, 'two'));
  });

  it('keeps the pieces behind a word that is being typed at the left', () => {
    const rows = Array.from({ length: 80 }, (_, n) => `  row${n}:\n    a: ${n}\n`);
    const memory = new ParseMemory();
    const [before] = parseYaml(`rows:\n${rows.join('')}`, memory);
    memory.nextVersion();
    const typed = `rows:\n${rows.slice(0, 40).join('')}w\n${rows.slice(40).join('')}`;
    const [after] = parseYaml(typed, memory);
    assert.deepEqual(
      after?.problems.map(({ code }) => code),
      ['MISSING_COLON'],
    );
    const [kept, behind] = [valueOf(before?.root, 'rows'), valueOf(after.root, 'w')].map((node) =>
      valueOf(node, 'row70'),
    );
    assert.equal(kept, behind);
  });

  it('takes a line of a quoted text or a bracket for no key, wherever it starts', () => {
    const rows = Array.from({ length: 40 }, (_, n) => `    row${n}: ${n}\n`).join('');
    for (const value of [
      "'Extend it\n    with: more'",
      '"a\n    word\n    b: c" # why',
      '{\n    x: 1,\n    y: 2 }',
      '[\n    x\n    ]',
      `[\n${'      1,\n'.repeat(300)}    ]`,
    ]) {
      const text = `top:\n  inner:\n    key: ${value}\n${rows}`;
      const [document] = parseYaml(text);
      assert.deepEqual(document?.problems, [], text);
      assert.equal(isMap(valueOf(valueOf(document.root, 'top'), 'inner')) && true, true);
      assertAsWhole(text);
    }
  });

  it('spoils one entry of a long map by a quote left open', () => {
    const rows = Array.from({ length: 40 }, (_, n) => `    row${n}: ${n === 20 ? '"' : ''}${n}\n`).join('');
    const [document] = parseYaml(`top:\n  inner:\n${rows}  list:\n${'    - x\n'.repeat(40)}`);
    assert.equal(document?.problems.length, 1);
    const top = valueOf(document.root, 'top');
    const [inner, list] = [valueOf(top, 'inner'), valueOf(top, 'list')];
    assert.deepEqual([isMap(inner) && inner.pairs.length, isSeq(list) && list.items.length], [40, 40]);
  });

  it('counts what aliases of all pieces stand for', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 5; n++)
      lines.push(`a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`);
    const users = Array.from({ length: 20 }, (_, n) => `u${n}: *a4`);
    const [document] = parseYaml([...lines, ...users].join('\n'));
    assert.ok(document?.problems.some(({ code }) => code === 'ALIAS_BOMB'));
  });
});
