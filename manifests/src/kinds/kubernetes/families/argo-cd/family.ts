import type { Family } from '../family.ts';
import { completePath } from './complete.ts';
import { declareApplication } from './entities.ts';
import { isArgoCd } from './owned.ts';
import { applicationDestination, argoNamespace, automatedSync } from './rules/destination.ts';
import { listParameters } from './rules/generators.ts';
import { applicationPath } from './rules/path.ts';
import { applicationProject, projectAllows } from './rules/project.ts';

/** Applications of Argo CD, the sets that make them, and their projects. */
export const ARGO_CD: Family = {
  id: 'argo-cd',
  owns: isArgoCd,
  declare: declareApplication,
  rules: [
    applicationPath,
    applicationProject,
    projectAllows,
    applicationDestination,
    argoNamespace,
    automatedSync,
    listParameters,
  ],
  complete: completePath,
};
