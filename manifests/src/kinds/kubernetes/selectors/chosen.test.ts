import assert from 'node:assert/strict';
import { hover } from '../../../core/features/hover.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: "web:1" }] }
`;
}

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

/** What the selector of a Service chooses, as its hover lists it. */
function chosen(documents: Readonly<Record<string, string>>): readonly string[] {
  const workspace = workspaceOf({ 'a/service.yaml': SERVICE, ...documents });
  const uri = uriOf('a/service.yaml');
  const { contents } = hover(workspace, uri, { line: 3, character: 10 }) ?? {};
  const text =
    contents !== undefined && typeof contents === 'object' && 'value' in contents ? contents.value : '';
  const lines = text.split('\n').slice(2);
  return lines.slice(0, lines.indexOf(''));
}

describe('what a selector of Kubernetes chooses', () => {
  it('is what is deployed with it, where anything is', () => {
    assert.deepEqual(chosen({ 'a/one.yaml': deployment('one'), 'b/two.yaml': deployment('two') }), [
      '- `one` Deployment',
    ]);
  });

  it('is all that has the labels, where nothing is deployed with it', () => {
    assert.deepEqual(chosen({ 'b/one.yaml': deployment('one'), 'c/two.yaml': deployment('two') }), [
      '- `one` Deployment',
      '- `two` Deployment',
    ]);
  });

  it('is listed up to twenty', () => {
    const many = (count: number): readonly string[] =>
      chosen(
        Object.fromEntries(Array.from({ length: count }, (_, n) => [`a/${n}.yaml`, deployment(`d${n}`)])),
      );
    assert.equal(many(20).length, 20);
    assert.match(many(20).at(-1) ?? '', /^- /u);
    assert.deepEqual(many(22).slice(20), ['… and 2 more']);
  });
});
