import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { TERRAFORM_ENTITY_TYPES } from '../../formats/terraform/entity-types.ts';
import { isRecorded, isTerraform } from './detect.ts';
import { TERRAFORM_FILES } from './files.ts';

/** Files of Terraform: the resources that architecture models name as what deploys their elements. */
export const TERRAFORM_DECLARATION: KindDeclaration = {
  id: 'terraform',
  describeCount: (count) => counted(count, '{0} Terraform file', '{0} Terraform files'),
  files: TERRAFORM_FILES,
  entityTypes: TERRAFORM_ENTITY_TYPES,
  structureRules: [{ id: 'terraform/syntax', severity: 'warning' }],
  holdsSecrets: isRecorded,
  detect: isTerraform,
};
