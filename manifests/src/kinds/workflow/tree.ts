import { t } from '@vscode/l10n';
import type { Tree, TreeNode } from '../../core/contributions/tree.ts';
import { groupedBy } from '../../core/grouped.ts';
import type { Entity } from '../../core/graph/entity.ts';
import { fileName } from '../../core/text/resource.ts';

/** Workflows with their jobs. Actions are left out: they have none. */
export const WORKFLOW_TREE: Tree = {
  id: 'vitruve.workflows',
  onlyWhenFilled: true,
  commands: [],
  items: [],
  nodes: (entitiesOf) => {
    const jobs = groupedBy(entitiesOf('job'), ({ uri }) => uri);
    return entitiesOf('pipeline')
      .filter(({ facts }) => facts?.format === 'workflow')
      .sort((one, other) => one.name.localeCompare(other.name))
      .map((workflow) => workflowNode(workflow, jobs.get(workflow.uri) ?? []));
  },
};

function workflowNode({ name, uri, span }: Entity<'pipeline'>, jobs: readonly Entity<'job'>[]): TreeNode {
  return {
    id: `workflow:${uri}`,
    label: name,
    description: fileName(uri),
    tooltip: t('{0} · jobs: {1}', name, jobs.length),
    icon: { id: 'github-action' },
    place: { uri, span },
    children: jobs.map((job) => ({
      id: `job:${uri}:${job.key}`,
      label: job.name,
      tooltip: `${name}: ${job.name}`,
      icon: { id: 'tools' },
      place: { uri, span: job.span },
    })),
  };
}
