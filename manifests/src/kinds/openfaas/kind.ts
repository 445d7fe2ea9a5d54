import snippets from '@vitruve/snippets/openfaas.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { completeOpenFaas } from './complete.ts';
import { hoverOpenFaas } from './hover.ts';
import type { OpenFaasModel } from './model.ts';
import { openFaasOutline } from './outline.ts';
import { parseOpenFaas } from './parse.ts';
import { OPENFAAS_RULES } from './rules/index.ts';
import { OPENFAAS_DECLARATION } from './declaration.ts';

/** Stacks of OpenFaaS functions, as faas-cli reads them. */
export const OPENFAAS: Kind<OpenFaasModel> = {
  ...OPENFAAS_DECLARATION,
  parse: parseOpenFaas,
  rules: OPENFAAS_RULES,
  complete: completeOpenFaas,
  snippets,
  hover: hoverOpenFaas,
  outline: openFaasOutline,
};
