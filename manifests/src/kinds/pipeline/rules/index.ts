import type { Rule } from '../../../core/rules/rule.ts';
import type { PipelineModel } from '../model.ts';
import { cycle } from './cycle.ts';
import { decisionUnknown } from './decision-unknown.ts';
import { duration } from './duration.ts';
import { imageTag } from './image-tag.ts';
import { inputIsOutput } from './input-is-output.ts';
import { inputMissing } from './input-missing.ts';
import { matrixOutput } from './matrix-output.ts';
import { matrixRule } from './matrix.ts';
import { nameForm } from './name-form.ts';
import { needsRedundant } from './needs-redundant.ts';
import { needsUnknown } from './needs-unknown.ts';
import { outputCase } from './output-case.ts';
import { outputRepeated } from './output-repeated.ts';
import { outputUnused } from './output-unused.ts';
import { outputWithinOutput } from './output-within-output.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { paramDefault } from './param-default.ts';
import { paramUnused } from './param-unused.ts';
import { paramsSource } from './params-source.ts';
import { partition } from './partition.ts';
import { pathOutside } from './path-outside.ts';
import { pathRepeated } from './path-repeated.ts';
import { quantity } from './quantity.ts';
import { runOrUses } from './run-or-uses.ts';
import { scriptNotInput } from './script-not-input.ts';
import { personalData } from './personal-data.ts';
import { secretValue } from './secret-value.ts';
import { severalValues } from './several-values.ts';
import { sparkDialect } from './spark-dialect.ts';
import { sqlName } from './sql-name.ts';
import { taskInputs } from './task-inputs.ts';
import { taskUnknown } from './task-unknown.ts';
import { unresolved } from './unresolved.ts';
import { workdirMissing } from './workdir-missing.ts';

/** All rules for pipelines. `pipeline/schema` is checked by the parser. */
export const PIPELINE_RULES: readonly Rule<PipelineModel>[] = [
  nameForm,
  runOrUses,
  unresolved,
  severalValues,
  paramDefault,
  paramsSource,
  paramUnused,
  partition,
  outputRepeated,
  outputWithinOutput,
  outputCase,
  outputUnused,
  inputIsOutput,
  inputMissing,
  pathOutside,
  pathRepeated,
  scriptNotInput,
  cycle,
  needsUnknown,
  needsRedundant,
  matrixRule,
  matrixOutput,
  taskUnknown,
  taskInputs,
  sparkDialect,
  sqlName,
  workdirMissing,
  duration,
  quantity,
  imageTag,
  personalData,
  secretValue,
  ownerUnknown,
  decisionUnknown,
];
