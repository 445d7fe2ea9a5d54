import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { definition } from '../../core/features/definition.ts';

const STACK = `version: 1.0
provider:
  name: openfaas
functions:
  report:
    lang: python3-http
    handler: ./report
    image: ghcr.io/example/report:\${TAG:-1.0}
  predict:
    lang: dockerfile
    handler: ./predict
    image: ghcr.io/example/predict:1.0
`;

describe('openfaas', () => {
  it('distinguishes stacks from other files with functions', () => {
    const kindOf = (text: string): string | undefined =>
      workspaceOf({ 'stack.yml': text }).manifest(uriOf('stack.yml'))?.kind.id;
    assert.equal(kindOf(STACK), 'openfaas');
    assert.equal(kindOf('provider: {name: faas}\nfunctions: {}\n'), 'openfaas');
    assert.equal(kindOf('service: x\nprovider:\n  name: aws\nfunctions:\n  a: {handler: b}\n'), undefined);
  });

  it('finds nothing wrong where nothing is, and leads from an image that runs to the function that it is built for', () => {
    const workspace = workspaceOf(
      {
        'stack.yml': STACK,
        'compose.yaml': 'services:\n  predict:\n    image: ghcr.io/example/predict:1.0\n',
      },
      { files: ['report', 'predict'] },
    );
    assert.deepEqual(workspace.check(uriOf('stack.yml')).findings, []);
    const [link] = definition(workspace, uriOf('compose.yaml'), { line: 2, character: 20 });
    assert.equal(link?.targetUri, uriOf('stack.yml'));
  });
});
