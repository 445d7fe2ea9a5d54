import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { hasVariables, variablesIn } from './interpolation.ts';
import { mountOf } from './mount.ts';
import { parseCompose } from './parse.ts';
import { portOf } from './port.ts';
import { bytesOf } from './quantity.ts';

const port = (text: string): unknown => {
  const read = portOf(text);
  return typeof read === 'string'
    ? 'wrong'
    : [read.ip, read.host?.first, read.host?.last, read.container.first, read.protocol];
};

describe('compose/syntax', () => {
  it('reads ports as Docker does', () => {
    assert.deepEqual(port('80'), [undefined, undefined, undefined, 80, 'tcp']);
    assert.deepEqual(port('8080:80/udp'), [undefined, 8080, 8080, 80, 'udp']);
    assert.deepEqual(port('127.0.0.1::80'), ['127.0.0.1', undefined, undefined, 80, 'tcp']);
    assert.deepEqual(port('[::1]:8080:80'), ['::1', 8080, 8080, 80, 'tcp']);
    assert.deepEqual(port('8000-8010:80'), [undefined, 8000, 8010, 80, 'tcp']);
    for (const wrong of [
      '',
      ':',
      'a',
      '80:',
      '70000:80',
      '80:80/x',
      '1.2.3:80:80',
      '8000-8001:80-85',
      '90-80:80',
    ])
      assert.equal(port(wrong), 'wrong', wrong);
  });

  it('reads mounts as Compose does', () => {
    assert.deepEqual(mountOf('data:/x:ro'), { type: 'volume', source: 'data', target: '/x' });
    assert.deepEqual(mountOf('./data:/x'), { type: 'bind', source: './data', target: '/x' });
    assert.deepEqual(mountOf('C:\\data:/x'), { type: 'bind', source: 'C:\\data', target: '/x' });
    assert.deepEqual(mountOf('${DATA:-./d}:/x'), { type: 'volume', source: '${DATA:-./d}', target: '/x' });
    assert.deepEqual(mountOf('/x'), { type: 'volume', source: undefined, target: '/x' });
    for (const wrong of [':/x', 'data:', 'aa:bb:cc:dd']) assert.equal(typeof mountOf(wrong), 'string', wrong);
  });

  it('finds variables, and braces that are not variables', () => {
    assert.deepEqual(
      variablesIn('$A ${B} ${C:-${D}} ${E:?no} $$F').variables.map(({ name, operator }) => [name, operator]),
      [
        ['A', 'none'],
        ['B', 'none'],
        ['C', 'default'],
        ['D', 'none'],
        ['E', 'required'],
      ],
    );
    assert.deepEqual(variablesIn('${1} $(date) ${A/b/c} $${X%%y} ${#a}').faults.length, 3);
    assert.ok(
      hasVariables('${A}') &&
        hasVariables('x$A') &&
        !hasVariables('$$A') &&
        !hasVariables('$5') &&
        !hasVariables('$(x)'),
    );
  });

  it('reads sizes', () => {
    assert.deepEqual(['512m', '1.5 GB', '2GiB', '100', 'x'].map(bytesOf), [
      2 ** 29,
      1.5 * 2 ** 30,
      2 ** 31,
      100,
      undefined,
    ]);
  });

  it('never throws, whatever the text', () => {
    const line = fc.constantFrom(
      'services:',
      '  a:',
      '    image: x',
      '    ports: [1, {target: x}, null]',
      '    volumes: {a: b}',
      '    depends_on: *x',
      '    <<: &x {build: }',
      'volumes: [a]',
      'include: [null, {path: 1}]',
      '---',
      '    networks: [[]]',
      '  ? [a] : b',
      'secrets: {a: }',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        parseCompose(TextDocument.create('file:///w/compose.yaml', 'yaml', 0, lines.join('\n')));
      }),
    );
  });
});
