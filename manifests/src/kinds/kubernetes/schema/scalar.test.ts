import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isScalar, valueOf } from '../../../core/yaml/node.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { readScalar, type ScalarValue } from './scalar.ts';

function read(written: string): ScalarValue {
  const value = valueOf(parseYaml(`key: ${written}\n`)[0]?.root, 'key');
  return isScalar(value) ? readScalar(value) : { type: 'null' };
}

/** What `sigs.k8s.io/yaml` makes of each. */
const KNOWN: readonly (readonly [written: string, read: ScalarValue])[] = [
  ['yes', { type: 'boolean', value: true }],
  ['On', { type: 'boolean', value: true }],
  ['y', { type: 'boolean', value: true }],
  ['NO', { type: 'boolean', value: false }],
  ['"yes"', { type: 'string', value: 'yes' }],
  ['0644', { type: 'number', value: 420 }],
  ['-0644', { type: 'number', value: -420 }],
  ['0o644', { type: 'number', value: 420 }],
  ['0x1F', { type: 'number', value: 31 }],
  ['0b101', { type: 'number', value: 5 }],
  ['089', { type: 'number', value: 89 }],
  ['1_000', { type: 'number', value: 1000 }],
  ['1e3', { type: 'number', value: 1000 }],
  ['1.0', { type: 'number', value: 1 }],
  ['.5', { type: 'number', value: 0.5 }],
  ['+12', { type: 'number', value: 12 }],
  ['1:30', { type: 'string', value: '1:30' }],
  ['1.2.3', { type: 'string', value: '1.2.3' }],
  ['2026-01-15', { type: 'string', value: '2026-01-15' }],
  ['128Mi', { type: 'string', value: '128Mi' }],
  ['~', { type: 'null' }],
  ['Null', { type: 'null' }],
  ['!!str 123', { type: 'string', value: '123' }],
  ['yess', { type: 'string', value: 'yess' }],
];

describe('scalars as the API server gets them', () => {
  for (const [written, expected] of KNOWN) {
    it(written, () => {
      assert.deepEqual(read(written), expected);
    });
  }

  it('are read whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { type } = readScalar({
          type: 'scalar',
          span: { start: 0, end: 1 },
          value: text,
          text,
          style: 'plain',
        });
        assert.ok(['null', 'boolean', 'number', 'string'].includes(type));
      }),
    );
  });
});
