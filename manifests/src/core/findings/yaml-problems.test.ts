import assert from 'node:assert/strict';
import { parseYaml } from '../yaml/parse.ts';
import { yamlFindings } from './yaml-problems.ts';

const messagesOf = (text: string): string[] =>
  yamlFindings('file:///a.yaml', parseYaml(text)).map(({ message }) => message);

describe('faults of YAML', () => {
  it('are one where a bracket at the beginning ends the document too early', () => {
    const rest = Array.from({ length: 50 }, (_, n) => `key${n}:\n  - item\n`).join('');
    const messages = messagesOf(` \${name: a\n\n${rest}`);
    assert.equal(messages.length, 1, messages.slice(0, 3).join('\n'));
    assert.match(messages[0] ?? '', /check the brackets and quotes above/u);
  });

  it('are one for each document: what is reported behind the first may follow from it', () => {
    const early = ' ${name: a\n\nb:\n  - c\n';
    assert.equal(messagesOf(`${early}---\na: "b\n`).length, 2);
    assert.equal(messagesOf(`${early}---\n${early}`).length, 2);
    assert.deepEqual(messagesOf('a: }\nb: ]\na: 1\n'), messagesOf('a: }\n'));
    assert.equal(
      messagesOf('apiVersion: v1\nmetadata\n  name: a\n labels: {app: b\nspec\n  x: y\n').length,
      1,
    );
  });

  it('that stand before it, or leave the other text as it is, are all reported', () => {
    assert.equal(messagesOf('a: 1\na: 2\nb: ]\n').length, 2);
    assert.equal(messagesOf('a: *x\nb: *y\nc: 1\nc: 2\n').length, 3);
  });

  it('obscure their document, unless each value is where its author put it', () => {
    const obscured = (text: string): number[] =>
      yamlFindings('file:///a.yaml', parseYaml(text)).flatMap(({ obscures }) => obscures?.start ?? []);
    assert.deepEqual(obscured('a: 1\n---\na: [\n'), [5]);
    assert.deepEqual(obscured('a: *x\n'), [0]);
    assert.deepEqual(obscured('a: 1\na: 2\n'), []);
  });

  it('obscure one row of a list, whose rows are parsed one by one', () => {
    const rows = 'rows:\n  - a: "x\n    b: 1\n  - a: 2\n    c: }\n    d: }\nend: 1\n';
    const found = yamlFindings('file:///a.yaml', parseYaml(rows));
    assert.deepEqual(
      found.map(({ obscures }) => obscures && rows.slice(obscures.start, obscures.end)),
      ['a: "x\n    b: 1\n  - ', 'a: 2\n    c: }\n    d: }\n'],
    );
  });
});
