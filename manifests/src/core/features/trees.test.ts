import assert from 'node:assert/strict';
import type { TreeNode } from '../contributions/tree.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { menuContext } from './menu-context.ts';
import { trees } from './trees.ts';

const ADR = (title: string, status: string): string =>
  `# ${title}\n\n## Status\n\n${status}\n\n## Context\n\nx\n\n## Decision\n\ny\n`;

const workspace = workspaceOf({
  'docs/adr/0001-kafka.md': ADR('Kafka', 'Accepted'),
  'docs/adr/0002-redis.md': ADR('Redis', 'Proposed'),
  'docs/adr/0003-files.md': ADR('Files', 'Rejected'),
  'raci.yaml': [
    'roles: [{ name: PO }, { name: DPO }]',
    'activities:',
    '  - { name: Design, assignments: { PO: A, DPO: R } }',
    '  - { name: Build, assignments: { PO: A/R } }',
  ].join('\n'),
  'amdec.yaml': [
    'threshold: 100',
    'grid: { severity: 10, occurrence: 10, detection: 10 }',
    'risks:',
    '  - { id: R1, failureMode: Leak, severity: 2, occurrence: 2, detection: 2 }',
    '  - { id: R2, failureMode: Fire, severity: 9, occurrence: 9, detection: 9 }',
    '  - { id: R3, failureMode: Fog }',
  ].join('\n'),
  'compose.yaml': 'services: { web: { image: nginx } }\n',
  'notes.md': '# Notes\n',
});

function outline(nodes: readonly TreeNode[] | undefined): unknown {
  return nodes?.map(({ label, children }) => (children ? [label, outline(children)] : label));
}

describe('tree views', () => {
  const all = trees(workspace);

  it('list decisions by status, what is open first', () => {
    assert.deepEqual(outline(all['vitruve.decisions']), [
      ['Proposed', ['ADR-0002 Redis']],
      ['Accepted', ['ADR-0001 Kafka']],
      ['Rejected', ['ADR-0003 Files']],
    ]);
    assert.deepEqual(
      all['vitruve.decisions']?.map(({ open }) => open),
      [true, true, false],
    );
  });

  it('list decisions by folder where there are several', () => {
    const several = trees(
      workspaceOf({
        'docs/adr/0001-a.md': ADR('A', 'Accepted'),
        'apps/shop/docs/adr/0001-b.md': ADR('B', 'Accepted'),
      }),
    );
    assert.deepEqual(outline(several['vitruve.decisions']), [
      ['apps/shop/docs/adr', [['Accepted', ['ADR-0001 B']]]],
      ['docs/adr', [['Accepted', ['ADR-0001 A']]]],
    ]);
  });

  it('list services, jobs and workloads where there are any', () => {
    const deployment = (name: string, namespace = ''): string =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}${namespace} }\nspec: { replicas: 2, template: { spec: { containers: [{ image: a:1 }] } } }\n`;
    const there = trees(
      workspaceOf({
        'compose.yaml': 'services: { web: { image: nginx:1 }, db: { build: . } }\n',
        '.github/workflows/ci.yml':
          'name: CI\non: push\njobs: { test: { runs-on: x, steps: [{ run: a }] }, ship: { needs: test, runs-on: x, steps: [{ run: a }] } }\n',
        'base/web.yaml': deployment('web'),
        'prod/web.yaml': `${deployment('web', ', namespace: shop')}---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\n`,
        'x/action.yml':
          'name: a\ndescription: b\nruns: { using: composite, steps: [{ run: a, shell: bash }] }\n',
      }),
    );
    assert.deepEqual(outline(there['vitruve.services']), [['compose.yaml', ['web', 'db']]]);
    assert.deepEqual(outline(there['vitruve.workflows']), [['CI', ['test', 'ship']]]);
    assert.deepEqual(outline(there['vitruve.workloads']), [
      ['base', ['web']],
      ['shop', ['web']],
    ]);
    assert.deepEqual(
      there['vitruve.workloads']?.flatMap(({ children }) => children?.map(({ description }) => description)),
      ['Deployment · 2', 'Deployment · 2'],
    );
    assert.deepEqual(trees(workspaceOf({ 'a.md': '# A\n' }))['vitruve.workloads'], []);
  });

  it('tell workloads of one namespace and one name by their folders', () => {
    const web =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: shop }\nspec: { template: { spec: { containers: [{ image: a:1 }] } } }\n';
    const [shop] =
      trees(
        workspaceOf({
          'base/web.yaml': web,
          'release/web.yaml': web,
          'base/db.yaml': web.replace('name: web', 'name: db'),
        }),
      )['vitruve.workloads'] ?? [];
    assert.deepEqual(
      shop?.children?.map(({ label, description }) => [label, description]),
      [
        ['db', 'Deployment'],
        ['web', 'Deployment · base'],
        ['web', 'Deployment · release'],
      ],
    );
  });

  it('list what each role does, with the letters counted', () => {
    assert.deepEqual(outline(all['vitruve.responsibilities']), [
      ['DPO', ['Design']],
      ['PO', ['Design', 'Build']],
    ]);
    assert.deepEqual(
      all['vitruve.responsibilities']?.map(({ description }) => description),
      ['R 1', 'A 2 · R 1'],
    );
  });

  it('list risks from the threshold on, below it, and without criticality', () => {
    const [above, below, unrated] = all['vitruve.risks'] ?? [];
    assert.deepEqual(
      above?.children?.map(({ label }) => label),
      ['729 · Fire'],
    );
    assert.deepEqual(
      below?.children?.map(({ label }) => label),
      ['8 · Leak'],
    );
    assert.deepEqual(
      unrated?.children?.map(({ label }) => label),
      ['Fog'],
    );
  });

  it('lead to the place of each thing', () => {
    const decision = all['vitruve.decisions']?.[1]?.children?.[0];
    assert.equal(decision?.place?.uri, uriOf('docs/adr/0001-kafka.md'));
  });
});

describe('menuContext', () => {
  for (const [path, expected] of [
    ['docs/adr/0001-kafka.md', 'decision'],
    ['raci.yaml', 'table'],
    ['amdec.yaml', 'table'],
    ['compose.yaml', 'drawn'],
    ['notes.md', undefined],
    ['absent.yaml', undefined],
  ] as const)
    it(`calls ${path} ${expected ?? 'nothing'}`, () => {
      assert.equal(menuContext(workspace, uriOf(path)), expected);
    });
});
