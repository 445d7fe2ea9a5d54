import type * as vscode from 'vscode';
import type { Command } from '../commands/command.ts';
import type { Connection } from '../connection.ts';
import type { Panels } from '../views/panels.ts';
import { CommandLine } from './command-line.ts';
import { withStates } from './drawn-states.ts';
import { PeriodCalendar } from './period-calendar.ts';
import { pipelineCommands, type RunInTerminal } from './pipeline-commands.ts';
import type { PipelineRunner } from './pipeline-runner.ts';
import { RenamedPipelines } from './renamed-pipelines.ts';
import { RunDocuments, type RunPipeline } from './run-documents.ts';
import { RunsTree } from './runs-tree.ts';
import { secretCommands } from './secret-commands.ts';
import { StageLenses } from './stage-lenses.ts';
import { drawnState } from './state-texts.ts';

/** What belongs to running pipelines in the editor. */
export interface PipelineParts {
  readonly connection: Connection;
  readonly panels: Panels;
  readonly runPipeline: RunPipeline;
  readonly runInTerminal: RunInTerminal;
  readonly runner: PipelineRunner;
  /** The path of the command line. */
  readonly program: string;
}

/** Pipelines in the editor: runs, their states, what is recorded of them, secrets. */
export class Pipelines implements vscode.Disposable {
  readonly commands: Readonly<Record<string, Command>>;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor({ connection, panels, runPipeline, runInTerminal, runner, program }: PipelineParts) {
    const { live, secrets } = runner;
    const commandLine = new CommandLine(program);
    const documents = new RunDocuments(commandLine, runPipeline);
    this.commands = {
      ...documents.commands,
      ...secretCommands(secrets),
      ...pipelineCommands(runInTerminal),
    };
    const lenses = new StageLenses(connection, commandLine, live, {
      shown: () => panels.shown,
      changed: () => {
        for (const uri of panels.shown) panels.showAgain(uri);
      },
    });
    const calendar = new PeriodCalendar((uri) => lenses.statusOf(uri), runPipeline);
    this.#subscriptions = [
      documents,
      new RunsTree(commandLine),
      new RenamedPipelines(commandLine),
      lenses,
      live.onDidChange((uri) => {
        panels.showAgain(uri);
      }),
    ];
    panels.decorate((shown) => {
      const states = live.of(shown.uri);
      if (!states) return calendar.decorated(shown);
      return withStates(calendar.decorated(shown), (stage) => {
        const progress = states.of(stage);
        return progress || states.isRunning ? drawnState(progress) : undefined;
      });
    });
    panels.onAct((uri, action) => calendar.act(uri, action));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
