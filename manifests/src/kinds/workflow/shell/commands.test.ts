import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { isScalar, type YamlScalar } from '../../../core/yaml/node.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { commandsIn } from './commands.ts';

function scriptIn(text: string): YamlScalar {
  const root = parseYaml(text)[0]?.root;
  const node = root?.type === 'map' ? root.pairs[0]?.value : undefined;
  assert.ok(isScalar(node), text);
  return node;
}

function wordsOf(script: string): string[][] {
  const text = `run: |\n${script.replace(/^/gmu, '  ')}\n`;
  return commandsIn(text, scriptIn(text)).map(({ words }) => words.map((word) => word.text));
}

describe('commandsIn', () => {
  const cases: readonly [string, string, string[][]][] = [
    ['commands of a line', 'a b; c && d | e', [['a', 'b'], ['c'], ['d'], ['e']]],
    ['lines that continue', 'docker build \\\n  -t x .', [['docker', 'build', '-t', 'x', '.']]],
    ['quotes', 'echo \'a; b\' "c d"', [['echo', 'a; b', 'c d']]],
    ['comments', 'a # b\nc', [['a'], ['c']]],
    ['here-documents', 'cat <<EOF\npython x.py\nEOF\nb', [['cat'], ['b']]],
    ['substitutions', 'a $(b; c) ${{ d }} e', [['a', '$(b; c)', '${{ d }}', 'e']]],
  ];
  for (const [name, script, expected] of cases)
    it(`reads ${name}`, () => {
      assert.deepEqual(wordsOf(script), expected);
    });

  it('ends, whatever is written, with words that stand in the text', () => {
    const part = fc.constantFrom(
      'a',
      ' ',
      ';',
      '|',
      '"',
      "'",
      '$',
      '(',
      ')',
      '{',
      '}',
      '\\',
      '#',
      '<<E',
      '\n  ',
      '`',
      '${{',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = `run: |\n  x${parts.join('')}\n`;
        for (const { words } of commandsIn(text, scriptIn(text)))
          for (const { span } of words) assert.ok(span.start <= span.end && span.end <= text.length);
      }),
    );
  });
});
