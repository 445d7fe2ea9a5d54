import type { Kind } from '../../core/kind.ts';
import { completeOpenFaas } from './complete.ts';
import { isOpenFaas } from './detect.ts';
import { OPENFAAS_FILES } from './files.ts';
import { hoverOpenFaas } from './hover.ts';
import type { OpenFaasModel } from './model.ts';
import { openFaasOutline } from './outline.ts';
import { parseOpenFaas } from './parse.ts';
import { OPENFAAS_RULES } from './rules/index.ts';

/** Stacks of OpenFaaS functions, as faas-cli reads them. */
export const OPENFAAS: Kind<OpenFaasModel> = {
  id: 'openfaas',
  files: OPENFAAS_FILES,
  detect: isOpenFaas,
  parse: parseOpenFaas,
  rules: OPENFAAS_RULES,
  structureRules: [{ id: 'openfaas/schema', severity: 'error' }],
  complete: completeOpenFaas,
  hover: hoverOpenFaas,
  outline: openFaasOutline,
};
