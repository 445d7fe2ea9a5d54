import { t } from '@vscode/l10n';

/** A variable that Argo itself gives, with what it holds. */
export interface Variable {
  readonly name: string;
  readonly describe: () => string;
}

/** Variables of the whole workflow: https://argo-workflows.readthedocs.io/en/latest/variables/#global */
export const WORKFLOW_VARIABLES: readonly Variable[] = [
  { name: 'workflow.name', describe: () => t('Workflow name') },
  { name: 'workflow.namespace', describe: () => t('Workflow namespace') },
  { name: 'workflow.mainEntrypoint', describe: () => t('Entrypoint template of the workflow') },
  { name: 'workflow.serviceAccountName', describe: () => t('Workflow service account') },
  { name: 'workflow.uid', describe: () => t('Unique identifier of the workflow') },
  {
    name: 'workflow.status',
    describe: () => t('Workflow status: Succeeded, Failed or Error; only in exit handlers'),
  },
  { name: 'workflow.failures', describe: () => t('Workflow failures as JSON; only in exit handlers') },
  { name: 'workflow.priority', describe: () => t('Workflow priority') },
  { name: 'workflow.duration', describe: () => t('Estimated duration in seconds') },
  { name: 'workflow.creationTimestamp', describe: () => t('Workflow creation time (RFC 3339)') },
  { name: 'workflow.scheduledTime', describe: () => t('Scheduled start time of a CronWorkflow (RFC 3339)') },
  { name: 'workflow.parameters', describe: () => t('All workflow parameters as JSON') },
  { name: 'workflow.parameters.json', describe: () => t('All workflow parameters as JSON') },
  { name: 'workflow.labels', describe: () => t('All workflow labels as JSON') },
  { name: 'workflow.labels.json', describe: () => t('All workflow labels as JSON') },
  { name: 'workflow.annotations', describe: () => t('All workflow annotations as JSON') },
  { name: 'workflow.annotations.json', describe: () => t('All workflow annotations as JSON') },
];

/** What is known of a step or task once it ran, besides its outputs. */
export const CALL_VARIABLES: readonly Variable[] = [
  { name: 'id', describe: () => t('Node identifier') },
  { name: 'status', describe: () => t('Final phase: Succeeded, Failed, Skipped …') },
  { name: 'startedAt', describe: () => t('Start time') },
  { name: 'finishedAt', describe: () => t('Finish time') },
  { name: 'hostNodeName', describe: () => t('Cluster node it ran on') },
  { name: 'ip', describe: () => t('IP address of a daemon') },
  { name: 'exitCode', describe: () => t('Exit code of the main container') },
  { name: 'outputs.result', describe: () => t('Standard output') },
  { name: 'outputs.parameters', describe: () => t('Output parameters of all loop iterations as JSON') },
];

/** Variables of a template in a pod, and of one that is tried again. */
export const POD_VARIABLES: readonly Variable[] = [
  { name: 'pod.name', describe: () => t('Pod name') },
  { name: 'node.name', describe: () => t('Full name of the node in the workflow') },
];

export const RETRY_VARIABLES: readonly Variable[] = [
  { name: 'retries', describe: () => t('Number of retries') },
  { name: 'lastRetry.exitCode', describe: () => t('Exit code of the last attempt') },
  { name: 'lastRetry.status', describe: () => t('Phase of the last attempt') },
  { name: 'lastRetry.duration', describe: () => t('Duration of the last attempt in seconds') },
  { name: 'lastRetry.message', describe: () => t('Message of the last attempt') },
];
