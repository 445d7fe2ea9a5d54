import assert from 'node:assert/strict';
import { imageKey, imageNameOf } from './image-name.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('name of an image', () => {
  for (const [text, key, tag, digest] of [
    ['nginx', 'nginx', undefined, undefined],
    ['docker.io/library/nginx:1.27', 'nginx', '1.27', undefined],
    ['library/nginx', 'nginx', undefined, undefined],
    ['grafana/grafana:11.2.0', 'grafana/grafana', '11.2.0', undefined],
    ['ghcr.io/acme/stock-api:v1', 'ghcr.io/acme/stock-api', 'v1', undefined],
    ['localhost:5000/app', 'localhost:5000/app', undefined, undefined],
    ['registry:5000/team/app:1', 'registry:5000/team/app', '1', undefined],
    [`redis@${DIGEST}`, 'redis', undefined, DIGEST],
    [`redis:7@${DIGEST}`, 'redis', '7', DIGEST],
  ] as const) {
    it(text, () => {
      const name = imageNameOf(text);
      assert.ok(name);
      assert.deepEqual([imageKey(name), name.tag, name.digest], [key, tag, digest]);
    });
  }

  for (const text of [
    '',
    'Nginx',
    '${IMAGE}',
    'a b',
    'nginx:',
    'nginx:tag with space',
    '{{ .Values.image }}',
    'a/',
  ])
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.equal(imageNameOf(text), undefined);
    });

  it('is done with a text that begins like a name again and again', () => {
    assert.equal(imageNameOf(`${'a-'.repeat(50_000)}!`), undefined);
  });
});
