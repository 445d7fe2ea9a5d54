import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { isKubernetes } from './detect.ts';
import { KUBERNETES_ENTITY_TYPES } from './entity-types.ts';
import { KUBERNETES_FILES } from './files.ts';
import { KUBERNETES_SETTINGS } from './settings.ts';

/** Manifests of Kubernetes and of everything that speaks its language: `apiVersion` and `kind`. */
export const KUBERNETES_DECLARATION: KindDeclaration = {
  id: 'kubernetes',
  describeCount: (count) => counted(count, '{0} resource', '{0} resources'),
  files: KUBERNETES_FILES,
  entityTypes: { ...KUBERNETES_ENTITY_TYPES, ...PIPELINE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  settings: KUBERNETES_SETTINGS,
  structureRules: [{ id: 'kubernetes/missing-separator', severity: 'error' }],
  detect: isKubernetes,
};
