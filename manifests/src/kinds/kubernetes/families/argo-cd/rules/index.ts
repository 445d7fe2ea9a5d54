import type { Rule } from '../../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../../resources/model.ts';
import { applicationDestination, argoNamespace, automatedSync } from './destination.ts';
import { listParameters } from './generators.ts';
import { applicationPath } from './path.ts';
import { applicationProject, projectAllows } from './project.ts';

/** All rules on applications of Argo CD, the sets that make them, and their projects. */
export const ARGO_CD_RULES: readonly Rule<KubernetesModel>[] = [
  applicationPath,
  applicationProject,
  projectAllows,
  applicationDestination,
  argoNamespace,
  automatedSync,
  listParameters,
];
