import snippets from '@vitruve/snippets/workflow.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { hasPlaceholder } from '../../formats/placeholders/has-placeholder.ts';
import { workflowLenses } from './lenses.ts';
import { workflowHints } from './hints.ts';
import { completeWorkflow } from './complete/complete.ts';
import { describeWorkflow } from './describe.ts';
import { hoverWorkflow } from './hover.ts';
import type { WorkflowModel } from './model.ts';
import { workflowFolds, workflowOutline } from './outline.ts';
import { parseWorkflow } from './parse.ts';
import { WORKFLOW_RULES } from './rules/index.ts';
import { silencedByActionlint } from './silences.ts';
import { WORKFLOW_TREE } from './tree.ts';
import { jobsView } from './views/jobs.ts';
import { WORKFLOW_DECLARATION } from './declaration.ts';

/** Workflows of GitHub, Gitea and Forgejo, and the metadata of their actions. */
export const WORKFLOW: Kind<WorkflowModel> = {
  ...WORKFLOW_DECLARATION,
  parse: parseWorkflow,
  rules: WORKFLOW_RULES,
  isPlaceholder: hasPlaceholder,
  silences: silencedByActionlint,
  complete: completeWorkflow,
  snippets,
  hover: hoverWorkflow,
  describe: describeWorkflow,
  hints: workflowHints,
  lenses: workflowLenses,
  outline: workflowOutline,
  folds: workflowFolds,
  trees: [WORKFLOW_TREE],
  views: [jobsView],
};
