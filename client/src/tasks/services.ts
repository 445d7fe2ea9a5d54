import * as vscode from 'vscode';
import { serviceSchema, shortName, type ServiceSchema, type TaskSchema } from '@vitruve/schemas/tasks';
import { NotTrustedError } from '../engine/start.ts';
import { argumentsOf } from './arguments.ts';
import { askInputs } from './inputs/ask.ts';
import { BACK, type Inputs } from './inputs/flow.ts';
import { TASK_TYPE, type TaskProvider } from './provider.ts';

/** The command of the command line that starts a service. */
const SERVE = 'serve';

/** What a command that starts a service was called with. */
export interface ServiceCall {
  readonly schema: TaskSchema;
  readonly service: ServiceSchema;
  /** Of a key binding: inputs by their names. */
  readonly argument: unknown;
  /** Files that are selected: the first of the inputs takes one. */
  readonly files: readonly vscode.Uri[];
}

/**
 * Starts the service of a task in a terminal, which tells its address; what it must be told and nobody says is asked for.
 * @throws NotTrustedError
 */
export async function startService(
  provider: TaskProvider,
  { schema, service, argument, files }: ServiceCall,
): Promise<void> {
  if (!vscode.workspace.isTrusted) throw new NotTrustedError();
  const asked = serviceSchema(schema, service);
  const [file] = files;
  const [first] = service.inputs;
  const given = file && first !== undefined ? { [first]: file.fsPath } : inputsIn(argument);
  const inputs = await askInputs(asked, given, 0);
  if (inputs === undefined || inputs === BACK) return;
  await provider.runInTerminal([SERVE, `--${shortName(schema)}`, ...argumentsOf(asked, inputs)], file);
}

function inputsIn(argument: unknown): Inputs {
  const isPlain = typeof argument === 'object' && argument !== null && !(argument instanceof vscode.Uri);
  return isPlain ? (argument as Inputs) : {};
}

/** Ends all services that were started. */
export function stopServices(): void {
  const running = vscode.tasks.taskExecutions.filter(
    ({ task: { definition } }) => definition.type === TASK_TYPE && definition['task'] === SERVE,
  );
  for (const execution of running) execution.terminate();
  if (running.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('No service is running.'));
}
