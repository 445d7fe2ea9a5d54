import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { catalog, type Shape } from '@vitruve/manifests';

const FOLDER = join(import.meta.dirname, '../../out/kubernetes');

describe('schemas of Kubernetes resources', () => {
  it('have every kind of the API server, and those of extensions', () => {
    const kinds = new Set(
      catalog()
        .all()
        .map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
    );
    for (const expected of [
      'v1 Pod',
      'apps/v1 Deployment',
      'autoscaling/v2 HorizontalPodAutoscaler',
      'resource.k8s.io/v1alpha3 DeviceTaintRule',
      'scheduling.k8s.io/v1alpha2 PodGroup',
      'extensions/v1beta1 Ingress',
      'argoproj.io/v1alpha1 Application',
      'argoproj.io/v1alpha1 Workflow',
      'cert-manager.io/v1 Certificate',
      'gateway.networking.k8s.io/v1 HTTPRoute',
      'keda.sh/v1alpha1 ScaledObject',
      'monitoring.coreos.com/v1 ServiceMonitor',
      'networking.istio.io/v1 VirtualService',
      'openfaas.com/v1 Function',
    ])
      assert.ok(kinds.has(expected), expected);
    assert.ok(kinds.size > 240, `${kinds.size} kinds`);
  });

  it('lead nowhere that is not there', () => {
    const files = readdirSync(FOLDER).filter(
      (name) => name.endsWith('.json') && !/text\.json$|index\.json$/u.test(name),
    );
    const types = new Set(
      files.flatMap((name) =>
        Object.keys(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as object).map(
          (type) => `${name.slice(0, -'.json'.length)}#${type}`,
        ),
      ),
    );
    for (const name of files) {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      const own = name.slice(0, -'.json'.length);
      for (const [, type = ''] of text.matchAll(/":?"[[{]*@([^"]+)"/gu))
        assert.ok(types.has(type.includes('#') ? type : `${own}#${type}`), `${name}: @${type}`);
    }
  });

  it('say what is required, allowed and meant', () => {
    const fields = (
      shape: Shape | undefined,
    ): ReadonlyMap<string, { readonly shape: Shape; readonly required: boolean }> =>
      shape?.type === 'object' ? shape.fields : new Map<string, never>();
    const spec = fields(catalog().shapeOf('apps/v1', 'Deployment')).get('spec');
    assert.equal(fields(spec?.shape).get('selector')?.required, true);
    assert.deepEqual(fields(spec?.shape).get('replicas')?.shape, { type: 'int32' });
    // A struct that is embedded in Go.
    const route = fields(catalog().shapeOf('gateway.networking.k8s.io/v1', 'HTTPRoute')).get('spec');
    assert.equal(fields(route?.shape).get('parentRefs')?.shape.type, 'list');
  });

  it('are small', () => {
    const bytes = (text: boolean): number =>
      readdirSync(FOLDER)
        .filter((name) => name.endsWith('.text.json') === text)
        .reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
    assert.ok(bytes(false) < 600_000, `${bytes(false)} bytes of structure`);
    assert.ok(bytes(true) < 3_000_000, `${bytes(true)} bytes of descriptions`);
  });
});
