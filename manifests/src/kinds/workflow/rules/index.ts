import type { Rule } from '../../../core/rules/rule.ts';
import type { WorkflowModel } from '../model.ts';
import { actionInput } from './action-input.ts';
import { actionMetadata } from './action-metadata.ts';
import { artifactName } from './artifact-name.ts';
import { constantCondition } from './constant-condition.ts';
import { contextAvailability } from './context-availability.ts';
import { deprecatedCommand } from './deprecated-command.ts';
import { deprecatedInput } from './deprecated-input.ts';
import { duplicateKey } from './duplicate-key.ts';
import { envName } from './env-name.ts';
import { event } from './event.ts';
import { exclusiveFilters } from './exclusive-filters.ts';
import { expressionSyntax } from './expression-syntax.ts';
import { expressionType } from './expression-type.ts';
import { filterPattern } from './filter-pattern.ts';
import { giteaIgnored } from './gitea-ignored.ts';
import { hardCodedPassword } from './hard-coded-password.ts';
import { id } from './id.ts';
import { inputDefinition } from './input-definition.ts';
import { jobCycle } from './job-cycle.ts';
import { jobNeeds } from './job-needs.ts';
import { matrixValues } from './matrix-values.ts';
import { mergeKey } from './merge-key.ts';
import { missingFile } from './missing-file.ts';
import { missingPermissions } from './missing-permissions.ts';
import { missingTimeout } from './missing-timeout.ts';
import { outdatedAction } from './outdated-action.ts';
import { permissions } from './permissions.ts';
import { redundantNeed } from './redundant-need.ts';
import { runnerLabel } from './runner-label.ts';
import { schedule } from './schedule.ts';
import { shell } from './shell.ts';
import { unknownName } from './unknown-name.ts';
import { unknownProperty } from './unknown-property.ts';
import { unknownStage } from './unknown-stage.ts';
import { unknownRunner } from './unknown-runner.ts';
import { unneededJob } from './unneeded-job.ts';
import { unpinnedAction } from './unpinned-action.ts';
import { untrustedInput } from './untrusted-input.ts';
import { unusedDefault } from './unused-default.ts';
import { unusedOutput } from './unused-output.ts';
import { usesFormat } from './uses-format.ts';
import { workflowCall } from './workflow-call.ts';

/** All rules on workflows and on the metadata of actions. */
export const WORKFLOW_RULES: readonly Rule<WorkflowModel>[] = [
  actionInput,
  actionMetadata,
  artifactName,
  constantCondition,
  contextAvailability,
  deprecatedCommand,
  deprecatedInput,
  duplicateKey,
  envName,
  event,
  exclusiveFilters,
  expressionSyntax,
  expressionType,
  filterPattern,
  giteaIgnored,
  hardCodedPassword,
  id,
  inputDefinition,
  jobCycle,
  jobNeeds,
  matrixValues,
  mergeKey,
  missingFile,
  missingPermissions,
  missingTimeout,
  outdatedAction,
  permissions,
  redundantNeed,
  runnerLabel,
  schedule,
  shell,
  unknownName,
  unknownProperty,
  unknownRunner,
  unknownStage,
  unneededJob,
  unpinnedAction,
  untrustedInput,
  unusedDefault,
  unusedOutput,
  usesFormat,
  workflowCall,
];
