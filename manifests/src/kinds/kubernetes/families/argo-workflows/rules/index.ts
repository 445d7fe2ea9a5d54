import type { Rule } from '../../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../../resources/model.ts';
import { artifactPath } from './artifact-path.ts';
import { argumentValue } from './argument-value.ts';
import { argumentsGiven } from './arguments-given.ts';
import { argumentsKnown } from './arguments-known.ts';
import { callComplete } from './call-complete.ts';
import { containerComplete } from './container-complete.ts';
import { containerOrder } from './container-order.ts';
import { cronSchedule } from './cron-schedule.ts';
import { dagTarget } from './dag-target.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { dependencyExists } from './dependency-exists.ts';
import { dependsOrDependencies } from './depends-or-dependencies.ts';
import { dependsSyntax } from './depends-syntax.ts';
import { entrypoint } from './entrypoint.ts';
import { fieldPlace } from './field-place.ts';
import { hookCondition } from './hook-condition.ts';
import { knownValues } from './known-values.ts';
import { metricComplete } from './metric-complete.ts';
import { namesValid } from './names-valid.ts';
import { oneLoop } from './one-loop.ts';
import { oneTemplateType } from './one-template-type.ts';
import { outputSource } from './output-source.ts';
import { pathsUnique } from './paths-unique.ts';
import { resourceManifest } from './resource-manifest.ts';
import { synchronizationOne } from './synchronization-one.ts';
import { tagClosed } from './tag-closed.ts';
import { templateExists } from './template-exists.ts';
import { uniqueNames } from './unique-names.ts';
import { variableKnown } from './variable-known.ts';
import { variableOrder } from './variable-order.ts';
import { workflowTemplateExists } from './workflow-template-exists.ts';
import { deadline } from './deadline.ts';
import { podGc } from './pod-gc.ts';
import { serviceAccount } from './service-account.ts';
import { ttlStrategy } from './ttl-strategy.ts';
import { unusedArgument } from './unused-argument.ts';
import { unusedInput } from './unused-input.ts';
import { unusedOutput } from './unused-output.ts';
import { unusedTemplate } from './unused-template.ts';

/** All rules on workflows of Argo. */
export const ARGO_WORKFLOWS_RULES: readonly Rule<KubernetesModel>[] = [
  entrypoint,
  callComplete,
  templateExists,
  workflowTemplateExists,
  oneTemplateType,
  uniqueNames,
  namesValid,
  tagClosed,
  variableKnown,
  variableOrder,
  dependencyExists,
  dependencyCycle,
  dependsSyntax,
  dependsOrDependencies,
  dagTarget,
  oneLoop,
  argumentsGiven,
  argumentsKnown,
  argumentValue,
  outputSource,
  fieldPlace,
  containerComplete,
  containerOrder,
  resourceManifest,
  artifactPath,
  pathsUnique,
  hookCondition,
  knownValues,
  metricComplete,
  synchronizationOne,
  cronSchedule,
  unusedTemplate,
  unusedInput,
  unusedOutput,
  unusedArgument,
  ttlStrategy,
  podGc,
  deadline,
  serviceAccount,
];
