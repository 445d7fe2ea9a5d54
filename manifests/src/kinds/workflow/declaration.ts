import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { WORKFLOW_FILES } from './files.ts';
import { WORKFLOW_SETTINGS } from './settings.ts';
import { isWorkflow } from './detect.ts';

/** Workflows of GitHub, Gitea and Forgejo, and the metadata of their actions. */
export const WORKFLOW_DECLARATION: KindDeclaration = {
  id: 'workflow',
  describeCount: (count) => counted(count, '{0} workflow', '{0} workflows'),
  files: WORKFLOW_FILES,
  entityTypes: { ...PIPELINE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  settings: WORKFLOW_SETTINGS,
  structureRules: [{ id: 'workflow/schema', severity: 'error' }],
  detect: isWorkflow,
};
