import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

const RECORD = '# ADR-0002: Use files\n\nStatus: accepted\n';

describe('prose', () => {
  it('names decisions, by id and by link, outside of code and comments', () => {
    const text =
      'See ADR-0002, [it](adr/0002-use-files.md#why) and [2. Use files](adr/0002-use-files.md).\n\n' +
      '`ADR-0003`, <!-- ADR-0004 --> https://example.org/ADR-0005, [x](https://example.org/0002-x.md)\n\n```\nADR-0006\n```\n';
    const workspace = workspaceOf({ 'README.md': text, 'adr/0002-use-files.md': RECORD });
    assert.deepEqual(
      workspace.factsOf(uriOf('README.md'))?.references.map(({ name, key }) => [name, key]),
      [
        ['adr/0002-use-files.md#why', 'adr-2'],
        ['adr/0002-use-files.md', 'adr-2'],
        ['ADR-0002', 'adr-2'],
        ['2', 'adr-2'],
      ],
    );
    const [decision] = workspace.graph.declaredIn(uriOf('adr/0002-use-files.md'));
    assert.ok(decision);
    assert.equal(workspace.graph.referencesTo(decision).length, 4);
  });

  it('reports a link whose text names another decision, and nothing else', () => {
    const text =
      '[ADR-0003](adr/0002-use-files.md), ADR-0077, [gone](adr/0009-gone.md), {title of option 1}\n';
    const workspace = workspaceOf({ 'README.md': text, 'adr/0002-use-files.md': RECORD });
    const { findings } = workspace.check(uriOf('README.md'));
    assert.deepEqual(
      findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)]),
      [['adr/reference-mismatch', 'ADR-0003']],
    );
  });
});
