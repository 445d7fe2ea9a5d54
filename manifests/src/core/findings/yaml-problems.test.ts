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

  it('of other sorts are reported beside it, and in the next document too', () => {
    const early = ' ${name: a\n\nb:\n  - c\n';
    assert.equal(messagesOf(`${early}---\na: "b\n`).length, 2);
    assert.equal(messagesOf(`${early}---\n${early}`).length, 2);
    assert.equal(messagesOf('a: }\nb: ]\n').length, 2);
  });
});
