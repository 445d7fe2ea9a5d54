import assert from 'node:assert/strict';
import { isScalar, parseYaml, valueOf } from '@vitruve/manifests';
import { scriptPlace, withPipelinePlace } from './script-lines.ts';

function told(text: string, line: string, expanded?: string): string {
  const node = valueOf(parseYaml(text)[0]?.root, 'run');
  assert.ok(isScalar(node));
  const place = scriptPlace({ script: '/s/1.sh', shown: 'a/x.yaml' }, text, node, expanded ?? node.text);
  return withPipelinePlace(line, place);
}

describe('lines of a script', () => {
  it('are shown as lines of the pipeline', () => {
    const text = 'a: 1\nrun: |\n  one\n  two\n';
    assert.equal(told(text, '/s/1.sh: 2: two: not found'), 'a/x.yaml:4: two: not found');
    assert.equal(told(text, 'x /s/1.sh: line 1: one: not found'), 'x a/x.yaml:3: one: not found');
  });

  it('are the line of the command where it is not a literal block, or a value has several lines', () => {
    assert.equal(told('a: 1\nrun: one\n', '/s/1.sh: 1: no'), 'a/x.yaml:2: no');
    assert.equal(told('run: >\n  one\n  two\n', '/s/1.sh: 1: no'), 'a/x.yaml:1: no');
    assert.equal(told('run: |\n  one\n  two\n', '/s/1.sh: 3: no', 'one\nx\ntwo\n'), 'a/x.yaml:1: no');
  });

  it('are left as they are in what names no line of the script', () => {
    for (const line of ['one', '/s/1.sh', '/s/1.sh: no', '/s/2.sh: 1: no'])
      assert.equal(told('run: |\n  one\n', line), line);
  });
});
