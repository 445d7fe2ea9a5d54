import assert from 'node:assert/strict';
import {
  remarkLine,
  type ForeignFile,
  type ForeignImport,
} from '../../../core/contributions/foreign-import.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import { importArchitecture } from '../import-files.ts';

function imported(...files: readonly ForeignFile[]): ForeignImport {
  const answer = importArchitecture(files);
  assert.ok(answer && !('refused' in answer), JSON.stringify(answer));
  return answer;
}

function file(text: string, name = 'all/catalog-info.yaml'): ForeignFile {
  return { name, text };
}

function entity(kind: string, name: string, spec: object = {}, metadata: object = {}): string {
  return JSON.stringify({ kind, metadata: { name, ...metadata }, spec });
}

/** A document for each entity; in JSON, which is YAML, below a key of its own line. */
function catalog(...entities: readonly string[]): ForeignFile {
  return file(
    entities
      .map((text) => {
        const value = JSON.parse(text) as Record<string, unknown>;
        const lines = Object.entries(value).map(([key, one]) => `${key}: ${JSON.stringify(one)}`);
        return ['apiVersion: backstage.io/v1alpha1', ...lines].join('\n');
      })
      .join('\n---\n'),
  );
}

function modelOf({ text }: ForeignImport): unknown {
  return JSON.parse(JSON.stringify(plainOf(parseYaml(text)[0]?.root ?? null)));
}

function lostIn({ lost }: ForeignImport): readonly string[] {
  return lost.map((remark) => remarkLine(remark, 'all'));
}

describe('a catalog of Backstage', () => {
  it('becomes a model with its domains, systems, components, APIs, resources, and owners', () => {
    const conversion = imported(
      catalog(
        entity('Domain', 'music', { owner: 'group:default/team-a' }),
        entity('System', 'portal', { owner: 'team-a', domain: 'music' }, { title: 'Portal' }),
        entity('Component', 'lookup', {
          ...{ type: 'service', owner: 'user:guest', system: 'Portal', lifecycle: 'production' },
          ...{
            providesApis: ['lookup-api'],
            consumesApis: ['other/far'],
            dependsOn: ['resource:base', 'Component:lib'],
          },
        }),
        entity('Component', 'lib', {
          type: 'library',
          subcomponentOf: 'lookup',
          system: 'portal',
          consumesApis: ['lookup-api'],
        }),
        entity(
          'API',
          'lookup-api',
          { type: 'openapi', definition: 'x' },
          { tags: ['a'], links: [{}], annotations: {} },
        ),
        entity(
          'Resource',
          'base',
          { type: 'database', dependencyOf: ['component:lib'] },
          { description: ' Artists\n' },
        ),
        entity('Resource', 'k8s', { type: 'kubernetes-cluster' }),
        entity('Group', 'team-a', { profile: { displayName: 'Team A' } }),
        entity('User', 'guest'),
        entity('Location', 'more', { targets: ['./more.yaml', './catalog-info.yaml'] }),
        entity('Template', 'new-service'),
      ),
    );
    assert.deepEqual(modelOf(conversion), {
      version: 1,
      title: 'Backstage',
      elements: {
        music: {
          ...{ title: 'music', layer: 'business', kind: 'domain', owner: 'Team A' },
          elements: {
            portal: {
              ...{ title: 'Portal', layer: 'application', kind: 'system', owner: 'Team A' },
              elements: {
                lookup: {
                  ...{ title: 'lookup', layer: 'application', kind: 'service', owner: 'guest' },
                  elements: { lib: { title: 'lib', layer: 'application', kind: 'library' } },
                },
              },
            },
          },
        },
        'lookup-api': {
          ...{ title: 'lookup-api', layer: 'application', kind: 'api', technology: 'openapi' },
          realizedBy: ['music.portal.lookup'],
        },
        base: { title: 'base', description: 'Artists', layer: 'application', kind: 'database' },
        k8s: { title: 'k8s', layer: 'infrastructure', kind: 'kubernetes-cluster' },
      },
      flows: [
        { from: 'music.portal.lookup', to: 'base' },
        { from: 'music.portal.lookup', to: 'music.portal.lookup.lib' },
        { from: 'music.portal.lookup.lib', to: 'lookup-api' },
        { from: 'music.portal.lookup.lib', to: 'base' },
      ],
    });
    assert.deepEqual(lostIn(conversion), [
      'all/catalog-info.yaml:11:1: What is between "lookup" and "api:other/far" is left out: "api:other/far" does not exist',
      'all: Left out: 2 groups and users: they are named as owners',
      'all/catalog-info.yaml:46:1: Read only if it is imported too: ./more.yaml',
      'all: Left out: entities of the kind "template" (1)',
      'all: Left out: lifecycles (1)',
      'all: Left out: API definitions (1)',
      'all: Left out: tags (1)',
      'all: Left out: links (1)',
      'all: Left out: annotations and labels (1)',
    ]);
  });

  it('is read from several files, and says how many are of other programs', () => {
    const conversion = imported(
      file('apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: { name: shop }\n', 'a.yaml'),
      file('apiVersion: v1\nkind: Service\n', 'b.yaml'),
      file(
        'apiVersion: backstage.io/v1beta1\nkind: Component\nmetadata: { name: 7 }\nspec: { system: shop }\n',
        'c.yml',
      ),
    );
    assert.deepEqual(modelOf(conversion), {
      version: 1,
      title: 'shop',
      elements: {
        shop: {
          ...{ title: 'shop', layer: 'application', kind: 'system' },
          elements: { 7: { title: '7', layer: 'application', kind: 'component' } },
        },
      },
    });
    assert.deepEqual(lostIn(conversion), ['all: Left out: 1 file of another program']);
  });

  it('leaves out the skeletons of software templates, which need not be YAML, and says so', () => {
    const skeleton = (text: string): ForeignFile => ({ name: 'all/skeleton/catalog-info.yaml', text });
    const conversion = imported(
      catalog(entity('System', 'shop'), entity('Template', 'new', { steps: ['${{ parameters.name }}'] })),
      skeleton(
        'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${{ values.name | dump }}\n',
      ),
      skeleton(
        'apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: ${{ values.name }}\n{%- if values.a %}\n',
      ),
    );
    assert.deepEqual(modelOf(conversion), {
      ...{ version: 1, title: 'shop' },
      elements: { shop: { title: 'shop', layer: 'application', kind: 'system' } },
    });
    assert.deepEqual(lostIn(conversion), [
      'all: Left out: 2 skeletons of software templates',
      'all: Left out: entities of the kind "template" (1)',
    ]);
  });

  it('says in words that a key is there twice', () => {
    const answer = importArchitecture([file('apiVersion: backstage.io/v1alpha1\nkind: API\nkind: System\n')]);
    assert.ok(answer && 'refused' in answer);
    assert.equal(
      remarkLine(answer.refused, ''),
      'all/catalog-info.yaml:3:1: Duplicate key "kind": the last one applies',
    );
  });

  it('refuses what is no YAML, with the place', () => {
    const answer = importArchitecture([file('apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {\n')]);
    assert.ok(answer && 'refused' in answer);
    assert.match(remarkLine(answer.refused, ''), /^all\/catalog-info\.yaml:\d+:\d+: ./u);
  });

  it('survives aliases of aliases, entities without names, cycles, and many entities of one name', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1}, *a${at - 1}`}]`,
    );
    const answer = importArchitecture([
      file(`apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: x\n  ${bomb.join('\n  ')}\n`),
    ]);
    assert.ok(answer);
    const odd = imported(
      catalog(
        ...['null', '[]', '3'].map((spec) => `{"kind":"Component","metadata":{},"spec":${spec}}`),
        entity('Domain', 'a', { subdomainOf: 'b' }),
        entity('Domain', 'b', { subdomainOf: 'a' }),
        entity('Domain', '__proto__', { subdomainOf: 'c', owner: {} }),
      ),
    );
    assert.equal(lostIn(odd).length, 4);
    const many = imported(
      catalog(
        ...Array.from({ length: 3000 }, (_, at) =>
          entity('API', `a${at}`, {}, { title: 'Same', namespace: 'é' }),
        ),
      ),
    );
    assert.equal(many.text.match(/^ {2}a\d+:$/gmu)?.length, 3000);
  });
});
