import type { Family } from '../family.ts';
import { completeWorkflow } from './features/complete.ts';
import { declareWorkflow } from './entities.ts';
import { describeInWorkflow, hoverWorkflow } from './features/hover.ts';
import { outlineWorkflow } from './features/outline.ts';
import { isWorkflow } from './workflow/read.ts';
import { workflowGraph } from './views/graph.ts';
import { ARGO_WORKFLOWS_RULES } from './rules/index.ts';
import { KNOWN_WORDS } from './rules/known-values.ts';

/** Workflows of Argo: templates of work, the steps and graphs that run them, and what they give each other. */
export const ARGO_WORKFLOWS: Family = {
  id: 'argo-workflows',
  owns: isWorkflow,
  declare: declareWorkflow,
  rules: ARGO_WORKFLOWS_RULES,
  knownWords: KNOWN_WORDS,
  complete: completeWorkflow,
  hover: hoverWorkflow,
  describe: describeInWorkflow,
  outline: outlineWorkflow,
  views: [workflowGraph],
};
