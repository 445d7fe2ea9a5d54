import { t } from '@vscode/l10n';

/** A variable that Argo itself gives, with what it holds. */
export interface Variable {
  readonly name: string;
  readonly describe: () => string;
}

/** Variables of the whole workflow: https://argo-workflows.readthedocs.io/en/latest/variables/#global */
export const WORKFLOW_VARIABLES: readonly Variable[] = [
  { name: 'workflow.name', describe: () => t('Name of the workflow') },
  { name: 'workflow.namespace', describe: () => t('Namespace of the workflow') },
  { name: 'workflow.mainEntrypoint', describe: () => t('The template that the workflow began with') },
  { name: 'workflow.serviceAccountName', describe: () => t('Service account of the workflow') },
  { name: 'workflow.uid', describe: () => t('Identifier of the workflow, unique for all time') },
  { name: 'workflow.status', describe: () => t('Succeeded, Failed or Error; known to exit handlers') },
  { name: 'workflow.failures', describe: () => t('What failed, as JSON; known to exit handlers') },
  { name: 'workflow.priority', describe: () => t('Priority of the workflow') },
  { name: 'workflow.duration', describe: () => t('Estimated duration in seconds') },
  { name: 'workflow.creationTimestamp', describe: () => t('When the workflow was made (RFC 3339)') },
  { name: 'workflow.scheduledTime', describe: () => t('When a CronWorkflow was to start it (RFC 3339)') },
  { name: 'workflow.parameters', describe: () => t('All parameters of the workflow, as JSON') },
  { name: 'workflow.parameters.json', describe: () => t('All parameters of the workflow, as JSON') },
  { name: 'workflow.labels', describe: () => t('All labels of the workflow, as JSON') },
  { name: 'workflow.labels.json', describe: () => t('All labels of the workflow, as JSON') },
  { name: 'workflow.annotations', describe: () => t('All annotations of the workflow, as JSON') },
  { name: 'workflow.annotations.json', describe: () => t('All annotations of the workflow, as JSON') },
];

/** What is known of a step or task once it ran, besides its outputs. */
export const CALL_VARIABLES: readonly Variable[] = [
  { name: 'id', describe: () => t('Identifier of the node') },
  { name: 'status', describe: () => t('Phase in which it ended: Succeeded, Failed, Skipped …') },
  { name: 'startedAt', describe: () => t('When it started') },
  { name: 'finishedAt', describe: () => t('When it finished') },
  { name: 'hostNodeName', describe: () => t('Node of the cluster that it ran on') },
  { name: 'ip', describe: () => t('Address of a daemon') },
  { name: 'exitCode', describe: () => t('Exit code of its main container') },
  { name: 'outputs.result', describe: () => t('What it wrote to its standard output') },
  { name: 'outputs.parameters', describe: () => t('Output parameters of all rounds of a loop, as JSON') },
];

/** Variables of a template in a pod, and of one that is tried again. */
export const POD_VARIABLES: readonly Variable[] = [
  { name: 'pod.name', describe: () => t('Name of the pod') },
  { name: 'node.name', describe: () => t('Full name of the node in the workflow') },
];

export const RETRY_VARIABLES: readonly Variable[] = [
  { name: 'retries', describe: () => t('How often it was tried again') },
  { name: 'lastRetry.exitCode', describe: () => t('Exit code of the last try') },
  { name: 'lastRetry.status', describe: () => t('Phase of the last try') },
  { name: 'lastRetry.duration', describe: () => t('Seconds that the last try took') },
  { name: 'lastRetry.message', describe: () => t('Message of the last try') },
];
