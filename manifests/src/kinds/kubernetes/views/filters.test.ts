import assert from 'node:assert/strict';
import { show } from '../../../core/features/views.ts';
import type { DiagramFilter } from '../../../core/views/diagram.ts';
import { ROOT, workspaceOf } from '../../../testing/workspace-of.ts';

function resource(kind: string, name: string, namespace?: string): string {
  const metadata = `metadata: { name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`} }`;
  return kind === 'Deployment'
    ? `apiVersion: apps/v1\nkind: Deployment\n${metadata}\nspec:\n  selector: { matchLabels: { app: ${name} } }\n  template:\n    metadata: { labels: { app: ${name} } }\n    spec: { containers: [{ name: c, image: 'web:1' }] }\n`
    : `apiVersion: v1\nkind: ${kind}\n${metadata}\n`;
}

function kustomization(...resources: readonly string[]): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [${resources.join(', ')}]\n`;
}

function filtersOf(documents: Readonly<Record<string, string>>): readonly DiagramFilter[] {
  const shown = show(workspaceOf(documents), { view: 'kubernetes/topology', uri: ROOT }, false);
  assert.ok(shown?.content?.type === 'diagram');
  return shown.content.filters ?? [];
}

const choices = (filter: DiagramFilter | undefined): readonly (readonly [string, number | undefined])[] =>
  filter?.choices.map(({ label, nodes }) => [label, nodes?.length] as const) ?? [];

const APP = `${resource('Deployment', 'web')}---\n${resource('ConfigMap', 'settings')}`;

describe('filters of a topology', () => {
  it('are the releases that declare the same resources, of which one is chosen at first', () => {
    const [release, ...others] = filtersOf({
      'base/kustomization.yaml': kustomization('app.yaml'),
      'base/app.yaml': APP,
      'overlay/app.yaml': APP,
      'release/web/web.yaml': resource('Deployment', 'web'),
      'release/settings/settings.yaml': resource('ConfigMap', 'settings'),
      'release/settings/more.yaml': resource('ConfigMap', 'more'),
      'monitoring/agent.yaml': resource('Deployment', 'agent'),
    });
    assert.equal(release?.id, 'release');
    assert.deepEqual(choices(release), [
      ['base', 2],
      ['overlay', 2],
      ['release', 3],
    ]);
    assert.equal(release.initial, 'release');
    assert.deepEqual(others, []);
  });

  it('take a base for a part of each kustomization that names it', () => {
    const [release] = filtersOf({
      'base/kustomization.yaml': kustomization('app.yaml'),
      'base/app.yaml': APP,
      'overlays/test/kustomization.yaml': kustomization('../../base', 'extra.yaml'),
      'overlays/test/extra.yaml': resource('ConfigMap', 'test-only'),
      'overlays/live/kustomization.yaml': kustomization('../../base'),
    });
    assert.deepEqual(choices(release), [
      ['overlays/live', 2],
      ['overlays/test', 3],
    ]);
  });

  it('are no releases where folders declare different things', () => {
    assert.deepEqual(
      filtersOf({
        'web/app.yaml': resource('Deployment', 'web'),
        'settings/app.yaml': resource('ConfigMap', 'settings'),
      }),
      [],
    );
  });

  it('start with all where only little is in several folders', () => {
    const configMaps = Array.from({ length: 5 }, (_, index) => resource('ConfigMap', `c${index}`)).join(
      '---\n',
    );
    const [release] = filtersOf({
      'web/app.yaml': `${configMaps}---\n${resource('ConfigMap', 'shared')}`,
      'api/app.yaml': `${configMaps.replaceAll('name: c', 'name: d')}---\n${resource('ConfigMap', 'shared')}`,
    });
    assert.equal(release?.choices.length, 2);
    assert.equal(release.initial, undefined);
  });

  it('are the namespaces that are written, if there are several', () => {
    const filters = filtersOf({
      'all.yaml': [
        resource('Deployment', 'web', 'shop'),
        resource('Deployment', 'web', 'test'),
        resource('ConfigMap', 'settings', 'shop'),
        resource('ConfigMap', 'other'),
      ].join('---\n'),
    });
    assert.deepEqual(
      filters.map((filter) => [filter.id, choices(filter)]),
      [
        [
          'namespace',
          [
            ['shop', 2],
            ['test', 1],
          ],
        ],
      ],
    );
  });
});
