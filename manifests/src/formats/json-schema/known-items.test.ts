import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ParseMemory } from '../../core/text/memory.ts';
import type { YamlNode } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { plainOf } from '../../core/yaml/plain.ts';
import { rounds } from '../../testing/rounds.ts';
import { KnownItems } from './known-items.ts';
import type { Schema } from './schema.ts';
import { schemaValidator } from './validate.ts';

const NUMBERS = { type: 'array', items: { type: 'integer' } } as const;
const SCHEMA = {
  type: 'object',
  properties: {
    each: NUMBERS,
    named: { type: 'object', additionalProperties: { type: 'integer' } },
    some: { ...NUMBERS, minItems: 2 },
    any: { items: { type: 'integer' } },
  },
} as Schema;

const rootsOf = (...texts: readonly string[]): readonly (YamlNode | null)[] => {
  const memory = new ParseMemory();
  return texts.map((text) => {
    memory.nextVersion();
    return parseYaml(text, memory)[0]?.root ?? null;
  });
};
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('json-schema/known-items', () => {
  it('leaves out unchanged items where each is checked by itself, and no others', () => {
    const [before = null, after = null] = rootsOf(
      'each:\n  - 1\n  - 2\nnamed:\n  a: 1\n  b: 2\nsome:\n  - 1\n  - 2\nany:\n  - 1\n',
      'each:\n  - 1\n  - 3\nnamed:\n  a: 1\n  b: 4\nsome:\n  - 1\n  - 2\nany:\n  - 1\n',
    );
    const known = new KnownItems(SCHEMA);
    assert.equal(known.hasAny(before), false);
    known.add(before);
    assert.equal(known.hasAny(after), true);
    assert.deepEqual(plain(known.others(before)), { each: [], named: {}, some: [1, 2], any: [1] });
    const others = plain(known.others(after)) as Record<string, unknown>;
    assert.deepEqual([others['some'], others['any']], [[1, 2], [1]]);
    assert.notDeepEqual(others, plain(plainOf(after)));
  });

  it('takes no value of a repeated key as known, since only the last was looked at', () => {
    const [root = null] = rootsOf('named:\n  a: x\n  a: 1\n');
    const known = new KnownItems(SCHEMA);
    known.add(root);
    assert.equal(known.hasAny(root), false);
    const [twice = null] = rootsOf('each:\n  - x\neach:\n  - 1\n');
    known.add(twice);
    assert.deepEqual(plain(known.others(twice)), { each: [] });
  });

  it('finds in each version what a fresh check finds', () => {
    const value = fc.constantFrom('1', '2', 'x', '');
    const list = (key: string, values: readonly string[]): string =>
      `${key}:\n${values.map((item) => `  - ${item}\n`).join('')}`;
    const map = (pairs: readonly (readonly [string, string])[]): string =>
      `named:\n${pairs.map(([key, item]) => `  ${key}: ${item}\n`).join('')}`;
    const text = fc
      .tuple(
        fc.array(value, { maxLength: 5 }),
        fc.array(value, { maxLength: 3 }),
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), value), { maxLength: 4 }),
      )
      .map(([each, some, named]) => `${list('each', each)}${list('some', some)}${map(named)}`);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const validate = schemaValidator(SCHEMA, 'architecture/schema');
        for (const root of rootsOf(...texts)) {
          const fresh = schemaValidator(SCHEMA, 'architecture/schema');
          assert.deepEqual(validate(root, 'file:///a.yaml'), fresh(root, 'file:///a.yaml'));
        }
      }),
      rounds(60),
    );
  });
});
