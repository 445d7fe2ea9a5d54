import type { Rule } from '../../../core/rules/rule.ts';
import type { OpenFaasModel } from '../model.ts';
import { functionImage } from './image.ts';
import { functionName } from './function-name.ts';
import { missingFile } from './missing-file.ts';
import { quantity } from './quantity.ts';

/** All rules of stacks. */
export const OPENFAAS_RULES: readonly Rule<OpenFaasModel>[] = [
  functionName,
  functionImage,
  missingFile,
  quantity,
];
