import type { Kind } from '../../core/kind.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { completeKubernetes } from './complete.ts';
import { completeNewResource } from './complete-new.ts';
import { describeKubernetes } from './describe.ts';
import { isKubernetes } from './detect.ts';
import { KUBERNETES_ENTITY_TYPES } from './entity-types.ts';
import { KUBERNETES_FILES } from './files.ts';
import { hoverKubernetes } from './hover.ts';
import { kubernetesLenses } from './lenses.ts';
import { kubernetesFolds, kubernetesOutline } from './outline.ts';
import { parseKubernetes } from './parse.ts';
import { kubernetesRenamed } from './renamed.ts';
import type { KubernetesModel, Resource } from './resources/model.ts';
import { KUBERNETES_RULES } from './rules/index.ts';
import { KUBERNETES_SETTINGS } from './settings.ts';
import { askedForElsewhere, silencedElsewhere } from './silences.ts';
import { KUBERNETES_VIEWS } from './views/index.ts';

/** Manifests of Kubernetes and of everything that speaks its language: `apiVersion` and `kind`. */
export const KUBERNETES: Kind<KubernetesModel> = {
  id: 'kubernetes',
  files: KUBERNETES_FILES,
  entityTypes: { ...KUBERNETES_ENTITY_TYPES, ...PIPELINE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  settings: KUBERNETES_SETTINGS,
  detect: isKubernetes,
  parse: parseKubernetes,
  rules: KUBERNETES_RULES,
  structureRules: [{ id: 'kubernetes/missing-separator', severity: 'error' }],
  parts: ({ resources }) => resources,
  silences: silencedElsewhere,
  // The parts are resources.
  asksFor: (part) => askedForElsewhere(part as Resource),
  complete: completeKubernetes,
  completeNew: completeNewResource,
  hover: hoverKubernetes,
  describe: describeKubernetes,
  lenses: kubernetesLenses,
  outline: kubernetesOutline,
  folds: kubernetesFolds,
  views: KUBERNETES_VIEWS,
  renamed: kubernetesRenamed,
};
