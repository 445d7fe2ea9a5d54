import type { Kind } from '../../core/kind.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { WORKFLOW_FILES } from './files.ts';
import { WORKFLOW_SETTINGS } from './settings.ts';
import { workflowLenses } from './lenses.ts';
import { workflowHints } from './hints.ts';
import { completeWorkflow } from './complete/complete.ts';
import { describeWorkflow } from './describe.ts';
import { isWorkflow } from './detect.ts';
import { hoverWorkflow } from './hover.ts';
import type { WorkflowModel } from './model.ts';
import { workflowFolds, workflowOutline } from './outline.ts';
import { parseWorkflow } from './parse.ts';
import { WORKFLOW_RULES } from './rules/index.ts';
import { silencedByActionlint } from './silences.ts';
import { jobsView } from './views/jobs.ts';

/** Workflows of GitHub, Gitea and Forgejo, and the metadata of their actions. */
export const WORKFLOW: Kind<WorkflowModel> = {
  id: 'workflow',
  files: WORKFLOW_FILES,
  entityTypes: { ...PIPELINE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  settings: WORKFLOW_SETTINGS,
  detect: isWorkflow,
  parse: parseWorkflow,
  rules: WORKFLOW_RULES,
  structureRules: [{ id: 'workflow/schema', severity: 'error' }],
  silences: silencedByActionlint,
  complete: completeWorkflow,
  hover: hoverWorkflow,
  describe: describeWorkflow,
  hints: workflowHints,
  lenses: workflowLenses,
  outline: workflowOutline,
  folds: workflowFolds,
  views: [jobsView],
};
