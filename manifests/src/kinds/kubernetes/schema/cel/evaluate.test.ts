import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseYaml } from '../../../../core/yaml/parse.ts';
import type { Shape } from '../shape.ts';
import { typeOf } from '../stored.ts';
import { evaluate } from './evaluate.ts';
import { expressionIn } from './expression.ts';

const SHAPE = typeOf('Thing', {
  f: {
    name: 's',
    count: 'i',
    ratio: 'n',
    on: 'b',
    port: 'x',
    since: 't',
    mode: { t: 's', z: true },
    list: '[s',
    labels: '{s',
    parts: { l: { f: { id: 's', size: 'i' } } },
    'a-b': 's',
  },
}) as Shape;

const TEXT = `
name: stock
count: 3
ratio: 0.5
on: true
port: http
since: "2026-01-01T00:00:00Z"
list: [a, b, c]
labels: {app: x, tier: web}
parts: [{id: one, size: 1}, {id: two}]
a-b: yes please
`;

function answer(rule: string, text = TEXT): boolean | undefined | 'unread' {
  const expression = expressionIn(rule);
  const root = parseYaml(text)[0]?.root;
  return expression && root ? evaluate(expression, root, SHAPE) : 'unread';
}

describe('rules in the Common Expression Language', () => {
  for (const rule of [
    "self.name == 'stock' && self.count > 2",
    'self.count + 1 <= 4 && self.count * 2 == 6 && self.count - 4 == -1',
    'has(self.name) && !has(self.nothing.at.all) || self.on',
    "self.name in ['stock', 'price']",
    "'app' in self.labels && !('env' in self.labels)",
    "self.labels['tier'] == 'web' && self.labels.app == \"x\"",
    "self.list[1] == 'b' && size(self.list) == 3 && self.list.size() == 3",
    "self.list.all(x, x.size() == 1) && self.list.exists_one(x, x == 'c')",
    'self.parts.filter(p, has(p.size)).size() == 1',
    "self.parts.exists(p, p.id.startsWith('tw'))",
    'self.on ? self.ratio < 1.0 : false',
    "self.a__dash__b.contains('please') && self.name.endsWith('ck')",
    "self.name.matches(r'^s\\w+$') && self.name.split('o')[0] == 'st'",
    "self.port == 'http'",
    '"it\\"s" != \'it\\\'s\' && """a"b""" == \'a"b\'',
    "true || self.mode == 'x'",
    'self.list.all(x, self.parts.exists(p, p.id != x))',
  ])
    it(`yes: ${rule}`, () => {
      assert.equal(answer(rule), true);
    });

  for (const rule of [
    "self.name != 'stock'",
    'has(self.name) && self.count < 3',
    "self.name in ['price']",
    "false && self.mode == 'x'",
    "self.list.exists(x, x == 'd')",
    '!self.on',
  ])
    it(`no: ${rule}`, () => {
      assert.equal(answer(rule), false);
    });

  for (const rule of [
    "self.mode == 'x'",
    'has(self.mode)',
    "self.missing == 'a'",
    'self.count == oldSelf.count',
    "self.since == '2026-01-01T00:00:00Z'",
    'self.port == 80',
    "url(self.name).getHost() == 'a'",
    'self.list == self.list',
    "self.name.matches('(a')",
    'self.list[7] == "a"',
    'self.count / 2 == 1',
  ])
    it(`not to be told: ${rule}`, () => {
      assert.notEqual(answer(rule), true);
      assert.notEqual(answer(rule), false);
    });

  it('are no work without end', () => {
    const list = `list: [${'a, '.repeat(3000)}a]\n`;
    const rule = 'self.list.all(a, self.list.all(b, self.list.all(c, a == b && b == c)))';
    assert.equal(answer(rule, list), undefined);
    assert.equal(answer('('.repeat(5000) + 'true' + ')'.repeat(5000)), 'unread');
    assert.equal(answer('!'.repeat(1900) + 'true'), 'unread');
  });

  it('are read whatever they hold', () => {
    const piece = fc.constantFrom(
      'self',
      '.name',
      '(',
      ')',
      '[',
      ']',
      '==',
      '&&',
      '!',
      '?',
      ':',
      ',',
      'in',
      "'a'",
      '3',
      'has',
      '.all',
      ' x',
      '"',
      'constructor',
      '-',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        answer(pieces.join(''));
      }),
    );
  });

  // What a template makes of the second name is not known, and may be anything.
  const TEMPLATED = TEXT.replace('[a, b, c]', '[a, "{{ .Values.b }}", c]');
  for (const [rule, expected] of [
    ["self.list.all(x, x != 'z')", undefined],
    ["self.list.exists(x, x == 'z')", undefined],
    ["self.list.exists_one(x, x == 'c')", undefined],
    ["self.list.filter(x, x != 'z').size() == 3", undefined],
    // One that is known decides.
    ["self.list.all(x, x != 'a')", false],
    ["self.list.exists(x, x == 'c')", true],
  ] as const)
    it(`${expected ?? 'unknown'} with a name that is not known: ${rule}`, () => {
      assert.equal(answer(rule, TEMPLATED), expected);
    });
});
