import type { Rule } from '../../../core/rules/rule.ts';
import type { DvcModel } from '../model.ts';
import { cycle } from './cycle.ts';
import { depIsDvcFile } from './dep-is-dvc-file.ts';
import { depMissing } from './dep-missing.ts';
import { inputIsOutput } from './input-is-output.ts';
import { lockOutdated } from './lock-outdated.ts';
import { loop } from './loop.ts';
import { outputRepeated } from './output-repeated.ts';
import { outputWithinOutput } from './output-within-output.ts';
import { paramsSource } from './params-source.ts';
import { pathRepeated } from './path-repeated.ts';
import { scriptNotDep } from './script-not-dep.ts';
import { stageName } from './stage-name.ts';
import { unresolved } from './unresolved.ts';
import { vars } from './vars.ts';
import { wdirMissing } from './wdir-missing.ts';

/** All rules for DVC. `dvc/schema` is checked by the parser. */
export const DVC_RULES: readonly Rule<DvcModel>[] = [
  stageName,
  vars,
  loop,
  unresolved,
  paramsSource,
  outputRepeated,
  outputWithinOutput,
  inputIsOutput,
  cycle,
  pathRepeated,
  wdirMissing,
  depIsDvcFile,
  depMissing,
  scriptNotDep,
  lockOutdated,
];
