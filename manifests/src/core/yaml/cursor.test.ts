import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { yamlCursor, type YamlCursor } from './cursor.ts';
import { plainOrQuoted } from './written.ts';
import { parseYaml } from './parse.ts';
import { rounds } from '../../testing/rounds.ts';

function at(marked: string): YamlCursor | undefined {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  return yamlCursor(text, parseYaml(text)[0], offset);
}

function check(
  marked: string,
  role: YamlCursor['role'],
  path: (string | number)[],
  prefix = '',
  siblings?: string[],
): void {
  const cursor = at(marked);
  assert.deepEqual([cursor?.role, cursor?.path, cursor?.prefix], [role, path, prefix], marked);
  if (siblings) assert.deepEqual([...(cursor?.siblings ?? [])].sort(), siblings, marked);
}

describe('yaml/cursor', () => {
  it('finds keys', () => {
    check('va$0', 'key', [], 'va');
    check('a: 1\n$0', 'key', [], '', ['a']);
    check('a: 1\nt$0\nb: 2', 'key', [], 't', ['a', 'b']);
    check('rows:\n  - id: 1\n    $0\n    x: 2\n  - id: 2\n    y: 3', 'key', ['rows', 0], '', ['id', 'x']);
    check('rows:\n- id: 1\n- id: 2\n  na$0', 'key', ['rows', 1], 'na', ['id']);
    check('grid:\n  severity:\n    1: low\n  $0', 'key', ['grid'], '', ['severity']);
    check('a:\n  b:\n    $0', 'key', ['a', 'b']);
    check('a:\n  b: 1\n  $0\n\n  c: 2', 'key', ['a'], '', ['b', 'c']);
  });

  it('finds values', () => {
    check('variant: R$0', 'value', ['variant'], 'R');
    check('variant: $0 # why', 'value', ['variant']);
    check('rows:\n  - id: 1\n    who: "DP$0"', 'value', ['rows', 0, 'who'], 'DP');
    check('rows:\n  - id: $0', 'value', ['rows', 0, 'id']);
    assert.equal(at('a: DPO$0 x')?.span.end, 8);
  });

  it('finds items', () => {
    check('roles:\n  - $0', 'item', ['roles', 0]);
    check('roles:\n  - A\n  - B$0', 'item', ['roles', 1], 'B');
    check('roles: [A, B$0]', 'item', ['roles'], 'B');
  });

  it('finds keys and values in flow maps', () => {
    check('rows:\n  - assignments: {DPO: A, $0}', 'key', ['rows', 0, 'assignments'], '', ['DPO']);
    check('rows:\n  - assignments: {DPO: $0, X: R}', 'value', ['rows', 0, 'assignments', 'DPO']);
    check('rows:\n  - assignments: {DPO: A, L$0: R}', 'key', ['rows', 0, 'assignments'], 'L');
    check(
      'rows:\n  - assignments: {\n      DPO: A,\n      $0\n    }',
      'key',
      ['rows', 0, 'assignments'],
      '',
      ['DPO'],
    );
    check('rows:\n  - assignments: {DPO: A$0', 'value', ['rows', 0, 'assignments', 'DPO'], 'A');
    check('a: {b: [x, $0]}', 'item', ['a', 'b']);
  });

  it('is silent in comments', () => {
    assert.equal(at('a: 1 # $0'), undefined);
    assert.equal(at('# $0'), undefined);
  });

  it('never throws, wherever the caret is', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '- ',
      '  ',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      '#',
      '\t',
      '---\n',
      "'",
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), (pieces, seed) => {
        const text = pieces.join('');
        const offset = seed % (text.length + 1);
        const cursor = yamlCursor(text, parseYaml(text)[0], offset);
        assert.ok(
          !cursor || (cursor.span.start <= offset && offset <= cursor.span.end),
          JSON.stringify([text, offset]),
        );
      }),
      rounds(2000),
    );
  });

  it('quotes what YAML would read as something else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom(
            '1e3',
            'no',
            '2026-01-01',
            'a: b',
            'A #1',
            'R&D',
            '- x',
            "l'équipe",
            '12:30',
            '0x1F',
            '.5',
            '=',
            '<<',
          ),
        ),
        (text) => {
          assert.deepEqual(parse(`k: ${plainOrQuoted(text)}`), { k: text });
          assert.deepEqual(parse(`k: [${plainOrQuoted(text, true)}]`), { k: [text] });
          assert.deepEqual(parse(`{${plainOrQuoted(text, true)}: 1}`), parse(stringify({ [text]: 1 })));
        },
      ),
      rounds(2000),
    );
  });
});
