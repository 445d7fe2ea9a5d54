import type { Rule } from '../../../core/rules/rule.ts';
import type { KubeflowModel } from '../model.ts';
import { caching } from './caching.ts';
import { componentCycle } from './component-cycle.ts';
import { componentExists } from './component-exists.ts';
import { conditionInput } from './condition-input.ts';
import { executorExists } from './executor-exists.ts';
import { imageTag } from './image-tag.ts';
import { inputBound } from './input-bound.ts';
import { inputKnown } from './input-known.ts';
import { inputType } from './input-type.ts';
import { iteratorInput } from './iterator-input.ts';
import { oneImplementation } from './one-implementation.ts';
import { outputExists } from './output-exists.ts';
import { rootReserved } from './root-reserved.ts';
import { taskCycle } from './task-cycle.ts';
import { taskExists } from './task-exists.ts';
import { unusedComponent } from './unused-component.ts';
import { unusedExecutor } from './unused-executor.ts';

/** All rules on compiled pipelines of Kubeflow. */
export const KUBEFLOW_RULES: readonly Rule<KubeflowModel>[] = [
  rootReserved,
  oneImplementation,
  componentExists,
  executorExists,
  componentCycle,
  taskExists,
  taskCycle,
  outputExists,
  inputBound,
  inputKnown,
  inputType,
  conditionInput,
  iteratorInput,
  unusedComponent,
  unusedExecutor,
  imageTag,
  caching,
];
