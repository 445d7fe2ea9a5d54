import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import type { ServedModel } from '../served-model.ts';
import type { DeploymentOptions } from '../target.ts';
import { CONTAINER } from './container.ts';

const BYTES = new TextEncoder().encode('a model');
const HASH = createHash('sha256').update(BYTES).digest('hex');
const MODEL: ServedModel = { name: 'Churn', bytes: BYTES, hash: HASH, version: '3', owner: 'Data team' };
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

function written(
  options: DeploymentOptions = {},
  model: Partial<ServedModel> = {},
): ReadonlyMap<string, string> {
  const { files } = CONTAINER.write({ ...MODEL, ...model }, options);
  return new Map([...files].map(([path, content]) => [path, String(content)]));
}

describe('the container of a model', () => {
  it('has the model, whose hash the build verifies, and does not run as root', () => {
    const { files } = CONTAINER.write(MODEL, {});
    assert.deepEqual(files.get('churn.onnx'), BYTES);
    const text = written().get('Dockerfile') ?? '';
    assert.match(text, new RegExp(`echo "${HASH}  churn\\.onnx" \\| sha256sum --check --strict`, 'u'));
    assert.match(text, /^USER 10001:10001$/mu);
    assert.match(text, /^HEALTHCHECK [^]*127\.0\.0\.1:8080\/health/mu);
    assert.match(text, /^ENTRYPOINT \["vitruve", "serve", "--predict", .*"--model-version", "3"/mu);
    assert.equal(written().get('.dockerignore'), '*\n!churn.onnx\n!vitruve-*.tgz\n');
  });

  it('writes no line of its own for a name, a version or an owner with line breaks', () => {
    const model = { name: 'a"\nRUN rm -rf /', version: '1"\nUSER root', owner: 'x\n  y: z' };
    const files = written({}, model);
    const lines = (files.get('Dockerfile') ?? '').split('\n');
    assert.deepEqual(
      lines.filter((line) => /^(?:RUN rm|USER )/u.test(line)),
      ['USER 10001:10001'],
    );
    const { metadata } = parse(files.get('kubernetes/deployment.yaml') ?? '') as {
      readonly metadata: { readonly name: string; readonly annotations: object; readonly labels: object };
    };
    assert.equal(metadata.name, 'a-run-rm-rf');
    assert.deepEqual(metadata.annotations, { 'vitruve/owner': model.owner });
    assert.ok(!('app.kubernetes.io/version' in metadata.labels));
  });

  it('takes the image, the namespace and the number of instances that it is given', () => {
    const image = `registry.example.org:5000/churn@${DIGEST}`;
    const files = written({ image, namespace: 'scoring', replicas: 4 });
    const valueAt = (path: string, ...keys: readonly (string | number)[]): unknown =>
      keys.reduce<unknown>(
        (value, key) => (value as Readonly<Record<string | number, unknown>>)[key],
        parse(files.get(path) ?? ''),
      );
    const container = ['spec', 'template', 'spec', 'containers', 0, 'image'];
    assert.equal(valueAt('kubernetes/deployment.yaml', ...container), image);
    assert.equal(valueAt('kubernetes/deployment.yaml', 'metadata', 'namespace'), 'scoring');
    assert.equal(valueAt('kubernetes/autoscaler.yaml', 'spec', 'minReplicas'), 4);
    assert.equal(valueAt('kubernetes/autoscaler.yaml', 'spec', 'maxReplicas'), 12);
    // What is built cannot have a digest before it is pushed.
    assert.equal(valueAt('compose.yaml', 'services', 'churn', 'image'), 'registry.example.org:5000/churn:3');
  });

  it('says what is left to do, and less of it where the owner and the digest are known', () => {
    const options = { image: `churn:3@${DIGEST}` };
    assert.equal(CONTAINER.write(MODEL, options).infos.length, 3);
    const { infos } = CONTAINER.write({ ...MODEL, owner: undefined }, {});
    assert.equal(infos.length, 5);
    assert.match(infos.join('\n'), /Image "churn:3" has no digest[^]*No owner/u);
  });

  it('refuses an image without a tag, and a namespace that Kubernetes refuses', () => {
    for (const image of [
      'churn',
      'registry.example.org:5000/churn',
      'churn:1 --privileged',
      'churn:1\nx',
      '',
    ])
      assert.throws(() => written({ image }), /is not a valid image with a tag or a digest/u, image);
    for (const namespace of ['Scoring', 'a_b', '-a', '', 'a'.repeat(64)])
      assert.throws(() => written({ namespace }), /is not a valid namespace/u, namespace);
  });
});
