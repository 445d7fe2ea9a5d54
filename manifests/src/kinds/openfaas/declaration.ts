import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { isOpenFaas } from './detect.ts';
import { OPENFAAS_FILES } from './files.ts';

/** Stacks of OpenFaaS functions, as faas-cli reads them. */
export const OPENFAAS_DECLARATION: KindDeclaration = {
  id: 'openfaas',
  describeCount: (count) => counted(count, '{0} OpenFaaS stack', '{0} OpenFaaS stacks'),
  files: OPENFAAS_FILES,
  structureRules: [{ id: 'openfaas/schema', severity: 'error' }],
  detect: isOpenFaas,
};
