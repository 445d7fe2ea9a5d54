import argoWorkflows from '@vitruve/snippets/argo-workflows.json' with { type: 'json' };
import kubernetes from '@vitruve/snippets/kubernetes.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { completeKubernetes } from './complete.ts';
import { completeNewResource } from './complete-new.ts';
import { describeKubernetes } from './describe.ts';
import { hoverKubernetes } from './hover.ts';
import { kubernetesLenses } from './lenses.ts';
import { kubernetesFolds, kubernetesOutline } from './outline.ts';
import { nameResourceAt, resourcesWithoutSchema } from './items.ts';
import { parseKubernetes } from './parse.ts';
import { kubernetesRenamed } from './renamed.ts';
import type { KubernetesModel, Resource } from './resources/model.ts';
import { KUBERNETES_RULES } from './rules/index.ts';
import { enabledForeignRules, foreignSuppression } from './silences.ts';
import { WORKLOAD_TREE } from './tree.ts';
import { KUBERNETES_VIEWS } from './views/index.ts';
import { KUBERNETES_DECLARATION } from './declaration.ts';

/** Manifests of Kubernetes and of everything that speaks its language: `apiVersion` and `kind`. */
export const KUBERNETES: Kind<KubernetesModel> = {
  ...KUBERNETES_DECLARATION,
  parse: parseKubernetes,
  rules: KUBERNETES_RULES,
  parts: ({ resources }) => resources,
  countItems: ({ resources }) => resources.length,
  nameItemAt: nameResourceAt,
  itemsWithoutSchema: resourcesWithoutSchema,
  silences: foreignSuppression,
  // The parts are resources.
  asksFor: (part) => enabledForeignRules(part as Resource),
  complete: completeKubernetes,
  snippets: { ...kubernetes, ...argoWorkflows },
  completeNew: completeNewResource,
  hover: hoverKubernetes,
  describe: describeKubernetes,
  lenses: kubernetesLenses,
  outline: kubernetesOutline,
  folds: kubernetesFolds,
  trees: [WORKLOAD_TREE],
  views: KUBERNETES_VIEWS,
  renamed: kubernetesRenamed,
};
