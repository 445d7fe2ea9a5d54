import assert from 'node:assert/strict';
import { ParseMemory } from '../text/memory.ts';
import type { YamlNode } from './node.ts';
import { parseYaml } from './parse.ts';
import { plainOf } from './plain.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';

/** Texts that libyaml reads and the specification forbids, with what they are. Line breaks are spaces to both. */
const READ: Readonly<Record<string, unknown>> = {
  "a: '\n  x\n'\nb: 1\n": { a: ' x ', b: 1 },
  'a: "\nx \\" y\n"\nb: 1\n': { a: ' x " y ', b: 1 },
  'spec:\n  args: ["\n    a\n  "]\n  b: 1\n': { spec: { args: [' a '], b: 1 } },
  'spec:\n- b:\n  args: [sh, "\n    a; b\n  "]\n': { spec: [{ b: null, args: ['sh', ' a; b '] }] },
  'spec:\n  args: [\'\n    echo "secret: x";\n    key: "v"\n  \']\n  b: 1\n': {
    spec: { args: [' echo "secret: x"; key: "v" '], b: 1 },
  },
  "- 'a\nb'\n- c\n": ['a b', 'c'],
  "a:\n  - b: 'x == ''y''\n  : z'\n    c: 1\n": { a: [{ b: "x == 'y' : z", c: 1 }] },
  "- a: 'x'''\n  b: ''\n- c\n": [{ a: "x'", b: '' }, 'c'],
  'a: &app shop\nb:\n  *app:\n    c: *app\n': { a: 'shop', b: { shop: { c: 'shop' } } },
  'a: &x shop\nb: {c: &y1 1}\nd:\n  e: 1\n  *y1: f\n': { a: 'shop', b: { c: 1 }, d: { e: 1, 1: 'f' } },
  "a: {b: 'x\ny', c: 1}\nd: 2\n": { a: { b: 'x y', c: 1 }, d: 2 },
};

/** Texts that nobody reads. */
const REFUSED = [
  "a:\n  b: 'open\n  c: 1\n",
  'a:\n  b: "open\n  c: 1\n  d: it"s\n',
  'a: "open\nb: "x"\n',
  'a: [1, 2\nb: 3\n',
];

function spaced(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\s+/gu, ' ');
  if (Array.isArray(value)) return value.map(spaced);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spaced(each)]));
  return value;
}

describe('yaml/joined-lines', () => {
  const parsed = (text: string): { root: YamlNode | null; problems: readonly string[] } => {
    const [document] = parseYaml(text, new ParseMemory());
    return {
      root: document?.root ?? null,
      problems: document?.problems.map(({ code }) => code) ?? [],
    };
  };

  for (const [text, value] of Object.entries(READ)) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const { root, problems } = parsed(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(spaced(plainOf(root)), value);
    });
  }

  for (const text of REFUSED) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.notDeepEqual(parsed(text).problems, []);
    });
  }

  it('takes steps in proportion to texts that stay open', async () => {
    const read = (lines: number): void => {
      assert.notDeepEqual(parsed(`a: 'open\n${'b: "open\n'.repeat(lines)}`).problems, []);
    };
    assert.ok((await growthOf(read, 50)) < LINEAR);
  });
});
