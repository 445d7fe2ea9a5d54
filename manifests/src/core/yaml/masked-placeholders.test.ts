import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ParseMemory } from '../text/memory.ts';
import { rounds } from '../../testing/rounds.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { parseYaml } from './parse.ts';
import { plainOf } from './plain.ts';

function parsed(text: string): {
  value: unknown;
  codes: readonly string[];
  placeholders: readonly string[];
} {
  const [document] = parseYaml(text, new ParseMemory());
  const problems = document?.problems ?? [];
  return {
    value: JSON.parse(JSON.stringify(plainOf(document?.root ?? null))),
    codes: problems.map(({ code }) => code),
    placeholders: problems.map(({ span }) => text.slice(span.start, span.end)),
  };
}

/** Texts that are YAML once their placeholders are replaced, with what they are until then. */
const READ: Readonly<Record<string, unknown>> = {
  'a: [${X}]\n': { a: ['${X}'] },
  'a: [ ${A}, ${B:-c}, "${D}" ]\n': { a: ['${A}', '${B:-c}', '${D}'] },
  'a: {b: ${X}, c: 1}\n': { a: { b: '${X}', c: 1 } },
  'a: { ${K}: v }\n': { a: { '${K}': 'v' } },
  'a: [${PORT}:80, x-${Y}]\n': { a: ['${PORT}:80', 'x-${Y}'] },
  'a:\n  - {b: ${X^^}}\n  - c\n': { a: [{ b: '${X^^}' }, 'c'] },
  'a: ****\nb: 1\n': { a: '****', b: 1 },
  'a: %X%\nb: @Y@/z\n': { a: '%X%', b: '@Y@/z' },
  'a: 1\n${LINES}\nb: 2\n': { a: 1, b: 2 },
  'a:\n  b: 1\n  ${LINES}\nc: |\n  ${TEXT}\n': { a: { b: 1 }, c: '${TEXT}\n' },
  'a:\n  ${LINES}\nb: [${X}]\n': { a: '${LINES}', b: ['${X}'] },
};

describe('yaml/masked-placeholders', () => {
  for (const [text, value] of Object.entries(READ)) {
    it(`reads ${JSON.stringify(text)} as after its placeholders are replaced`, () => {
      const { value: read, codes } = parsed(text);
      assert.deepEqual(read, value);
      assert.deepEqual([...new Set(codes)], ['PLACEHOLDER']);
    });
  }

  it('tells the places of those that are no YAML, and of no others', () => {
    const { placeholders } = parsed('a: ${A}\nb: [x, ${B:-c}]\nd: "${D}"\n${E}\nf: g\n');
    assert.deepEqual(new Set(placeholders), new Set(['${B:-c}', '${E}']));
  });

  it('leaves what a program evaluates after YAML, and other braces, as faults', () => {
    for (const text of ['a: [${{ x }}]\n', 'a: [{{ x }}]\n', 'a: [${X]\n', 'a: 1\n$X y\nb: 2\n'])
      assert.ok(
        parsed(text).codes.some((code) => code !== 'PLACEHOLDER'),
        text,
      );
  });

  it('keeps letters of private use that a text has of its own', () => {
    assert.deepEqual(parsed('a: "\uE024"\nb: [\uE024]\n'), {
      value: { a: '\uE024', b: ['\uE024'] },
      codes: [],
      placeholders: [],
    });
    const { value, codes } = parsed('a: "\uE024"\nb: {c: ${X}}\n');
    assert.equal((value as { a: string }).a, '\uE024');
    assert.notDeepEqual(codes, []);
  });

  it('reads any placeholder within brackets as its quoted text', () => {
    const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,8}(?:(?::-|:=|-|\/)[a-z0-9.,:/ -]{0,8}[a-z0-9])?$/u);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.boolean(), (names, isList) => {
        const written = (quote: string): string => {
          const texts = names.map(
            (each, index) => `${isList ? '' : `k${index}: `}${quote}\${${each}}${quote}`,
          );
          return isList ? `a: [${texts.join(', ')}]\n` : `a: {${texts.join(', ')}}\n`;
        };
        assert.deepEqual(parsed(written('')).value, parsed(written('"')).value);
      }),
      rounds(60),
    );
  });

  it('takes steps in proportion to the text', async () => {
    const read = (lines: number): unknown =>
      parsed(`a: [${'${X}, '.repeat(lines)}]\n${'${L}\n'.repeat(lines)}`);
    assert.ok((await growthOf(read, 50)) < LINEAR);
  });
});
