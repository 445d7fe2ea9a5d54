import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { isScalar } from '../../../core/yaml/node.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { accessesIn } from './accesses.ts';
import { typeOf } from './check.ts';
import { parseExpression } from './parse.ts';
import { placeholdersIn } from './placeholders.ts';
import { expressionsIn, offsetIn } from './source.ts';
import { ANY, arrayOf, NUMBER, objectOf, STRING, typeText, type Type } from './type.ts';
import { growthOf, LINEAR } from '../../../testing/steps.ts';

const SCOPE = {
  contexts: new Map<string, Type>([
    ['github', objectOf({ ref: STRING, event: objectOf({}, ANY) })],
    ['matrix', objectOf({ count: NUMBER, list: arrayOf(objectOf({ name: STRING })) })],
    ['secrets', objectOf({}, STRING)],
  ]),
  available: ['github', 'matrix'],
  functions: ['success'],
};

function faultsOf(text: string): string[] {
  const { tree } = parseExpression(text);
  return tree ? typeOf(tree, SCOPE).faults.map(({ kind }) => kind) : ['unread'];
}

describe('types of expressions', () => {
  const types: readonly [string, string][] = [
    ["github.ref == 'x'", 'boolean'],
    ["github.ref || 'x'", 'string'],
    ['matrix.count > 1 && matrix.count || 2', 'number'],
    ["(github.ref && 'yes') || 'no'", 'string'],
    ['matrix.list.*.name', 'array<string>'],
    ['matrix.list[0].name', 'string'],
    ["fromJSON('[1, 2]')[0]", 'number'],
    ['github.event.anything.at.all', 'any'],
    ['!github.event', 'boolean'],
  ];
  for (const [text, expected] of types) {
    it(text, () => {
      const { tree } = parseExpression(text);
      assert.ok(tree);
      assert.equal(typeText(typeOf(tree, SCOPE).type), expected);
    });
  }

  const faults: readonly [string, string[]][] = [
    ['github.reff', ['property']],
    ['gitub.ref', ['name']],
    ['secrets.TOKEN', ['place']],
    ['always()', ['place']],
    ['success()', []],
    ['startWith(github.ref, 1)', ['name']],
    ['contains(github.ref)', ['unread']],
    ['hashFiles()', ['place', 'name']],
    ['join(matrix.list.*.name)', []],
    ['github.event == 1', ['type']],
    ['matrix.count.more', ['type']],
    ["matrix.list['x']", ['type']],
    ["format('{0} {1}', github.ref)", ['type']],
    ["format('{{0}} {0}', github.ref)", []],
    ["fromJSON('{')", ['type']],
    ["GITHUB.REF == github['ref']", []],
    ["hashFiles('x') == null && matrix.nothing", ['place', 'property']],
  ];
  for (const [text, expected] of faults)
    it(`${text}: ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(faultsOf(text), expected);
    });

  it('takes steps in proportion to the depth of expressions that nest', async () => {
    const check = (depth: number): void => {
      const nested = Array.from({ length: depth }).reduce<string>(
        (inner) => `(github.ref && ${inner} || github.ref)`,
        'github.ref',
      );
      assert.deepEqual(faultsOf(nested), []);
    };
    assert.ok((await growthOf(check, 5)) < LINEAR);
  });
});

describe('parseExpression', () => {
  it('reports what is wrong and where', () => {
    const problems: readonly [string, string][] = [
      ['github.ref == "x"', '"x"'],
      ['github.ref = 1', '='],
      ['github.ref ==', '='],
      ['(github.ref', 'ref'],
      ['a + 1', '+'],
      ["'open", "'open"],
    ];
    for (const [text, part] of problems) {
      const { problem } = parseExpression(text);
      assert.ok(problem, text);
      assert.ok(
        text.slice(problem.start, problem.end).includes(part.slice(-1)),
        `${text}: ${text.slice(problem.start, problem.end)}`,
      );
    }
  });

  it('never throws', () => {
    const word = fc.constantFrom(
      'github',
      '.ref',
      "'a'",
      '(',
      ')',
      '[',
      ']',
      '*',
      '&&',
      '||',
      '==',
      '!',
      '1',
      ',',
      ' ',
      '-',
      '"',
      "'",
      '\n',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const { tree } = parseExpression(words.join(''));
        if (tree) typeOf(tree, SCOPE);
        accessesIn(tree);
      }),
    );
  });
});

describe('expressionsIn', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['plain', 'a: x ${{ a.b }} y ${{ c }}', [' a.b ', ' c ']],
    ['single quotes', "a: '${{ x == ''y'' }}'", [" x == 'y' "]],
    ['double quotes', 'a: "\\"${{ x }}\\""', [' x ']],
    ['braces in a text', "a: ${{ format('}}', x) }}", [" format('}}', x) "]],
    ['a block', 'a: |\n  echo ${{ x }}\n  echo ${{ y }}\n', [' x ', ' y ']],
    ['left open', 'a: ${{ x', [' x']],
    ['none', 'a: x', []],
  ];
  for (const [name, text, expected] of cases) {
    it(`finds them in ${name}`, () => {
      const root = parseYaml(text)[0]?.root;
      const node = root?.type === 'map' ? root.pairs[0]?.value : undefined;
      assert.ok(isScalar(node));
      const found = expressionsIn(text, node, false);
      assert.deepEqual(
        found.map((written) => written.text),
        expected,
      );
      for (const written of found) {
        const letter = written.text.search(/[a-z]/u);
        assert.equal(text[offsetIn(written, letter)], written.text[letter]);
      }
    });
  }
});

describe('placeholdersIn', () => {
  it('distinguishes braces from placeholders', () => {
    assert.deepEqual([...placeholdersIn('{0} {{1}} {{{2}}} {x}')], [0, 2]);
  });
});
