import type { Kind } from '../kind.ts';
import { languageOf } from './detect.ts';
import type { WorkflowModel } from './model.ts';
import { workflowOutline } from './outline.ts';
import { parseWorkflow } from './parse.ts';
import { WORKFLOW_RULES } from './rules/index.ts';
import { jobsView } from './views/jobs.ts';

/** Workflows of GitHub, Gitea and Forgejo, and the metadata of their actions. */
export const WORKFLOW: Kind<WorkflowModel> = {
  id: 'workflow',
  detect: (document) => languageOf(document) !== undefined,
  parse: parseWorkflow,
  rules: WORKFLOW_RULES,
  outline: workflowOutline,
  views: [jobsView],
};
