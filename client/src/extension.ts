import * as vscode from 'vscode';
import type { Command } from './commands/command.ts';
import { registerCommands } from './commands/register.ts';
import { showOverview } from './commands/show-overview.ts';
import { viewCommands } from './commands/view-commands.ts';
import { offerToAssistants } from './assistants.ts';
import { Connection } from './connection.ts';
import { keepContextKeys } from './context-keys.ts';
import { settingNames } from './given-settings.ts';
import { OverviewModel } from './overview-model.ts';
import { RULE_SCHEME, RulePages } from './rule-pages.ts';
import { PipelineRunner } from './pipelines/pipeline-runner.ts';
import { Pipelines } from './pipelines/pipelines.ts';
import { createStatusBar } from './status-bar.ts';
import { createTaskExtras } from './task-extras/index.ts';
import { Tasks } from './tasks/tasks.ts';
import { FindingTree } from './trees/finding-tree.ts';
import { createTrees } from './trees/create.ts';
import { registerCustomEditors } from './views/custom-editors.ts';
import { Panels } from './views/panels.ts';
import { registerYamlContributor } from './yaml/contributor.ts';
import { watchServer } from './watch-server.ts';
import { onYamlExtensionChanged } from './yaml/red-hat-extension.ts';

let connection: Connection | undefined;

/** The name under which the time of `activate` is kept among the process's performance entries. */
export const ACTIVATION = 'vitruve/activate';

/** Wires the extension and starts the server without waiting for it. */
export function activate(context: vscode.ExtensionContext): void {
  const start = performance.now();
  const settings = settingNames(context.extension.packageJSON);
  const started = new Connection(context.asAbsolutePath('dist/server.cjs'), settings);
  connection = started;
  const model = new OverviewModel(started);
  const findings = new FindingTree(started, model, context.workspaceState);
  const panels = new Panels(started, context);
  const program = context.asAbsolutePath('dist/cli.cjs');
  const runner = new PipelineRunner(program, context);
  const tasks = new Tasks(context, program, runner);
  const { provider } = tasks;
  const pipelines = new Pipelines({
    connection: started,
    panels,
    runPipeline: (uri, args) => provider.runStages(uri, undefined, args),
    runInTerminal: (args, file) => provider.runInTerminal(args, file),
    runner,
    program,
  });
  const extras = createTaskExtras(context, tasks);
  for (const { views } of extras) tasks.addViews(views);
  const restart = (): void => void started.restart();
  context.subscriptions.push(
    started,
    model,
    // While the server is debugged it stands still.
    ...(context.extensionMode === vscode.ExtensionMode.Development ? [] : [watchServer(started)]),
    createStatusBar(started, model),
    keepContextKeys(started, model),
    ...createTrees(model),
    findings,
    panels,
    ...registerCustomEditors(panels),
    tasks,
    runner,
    pipelines,
    offerToAssistants(program, versionOf(context)),
    ...extras,
    ...registerCommands(
      started,
      Object.fromEntries(
        [
          viewCommands(panels),
          findings.commands,
          { 'vitruve.showOverview': showOverview(model) },
          tasks.commands,
          pipelines.commands,
          ...extras.map(({ commands }) => commands),
        ].flatMap(Object.entries<Command>),
      ),
    ),
    vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, new RulePages(started)),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    onYamlExtensionChanged(restart),
  );
  void started.start();
  void registerYamlContributor((problem) => {
    started.output.warn(String(problem));
  });
  performance.measure(ACTIVATION, { start });
}

function versionOf({ extension }: vscode.ExtensionContext): string {
  return (extension.packageJSON as { readonly version: string }).version;
}

/** Resolves when the server has ended. */
export async function deactivate(): Promise<void> {
  await connection?.stop();
}
