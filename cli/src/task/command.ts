import type { TaskEntry } from '@vitruve/engine';
import { language } from '@vitruve/manifests';
import { describe, shortName, type TaskSchema } from '@vitruve/schemas/tasks';
import { TaskCancelledError } from '@vitruve/workspace';
import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { addTaskFlags, flagsOf, type RunFlags } from './flags.ts';

/** What a task has on the command line beyond what every task has. */
export interface CommandExtras {
  /** Completes the inputs, such as with a list from the standard input. @throws CommandError for what cannot be run. */
  readonly complete?: (
    inputs: Readonly<Record<string, unknown>>,
  ) => Promise<Readonly<Record<string, unknown>>>;
  /** Does what was asked for itself; undefined where the task is to be run after all. */
  readonly instead?: (
    inputs: Readonly<Record<string, unknown>>,
    flags: RunFlags,
  ) => Promise<ExitCode> | undefined;
}

/** A command for a task: its schema, how it is loaded, and what it has besides. */
export interface TaskCommand {
  readonly schema: TaskSchema;
  /** Undefined for a task that the command line does itself. */
  readonly load?: TaskEntry['load'];
  /** Loaded when the command is run. */
  readonly extras?: () => Promise<CommandExtras>;
}

/**
 * Adds `vitruve <task>` to the program, with flags from the schema of the task.
 * @param newCommand makes the command of a name with a description.
 * @param end hears the exit code.
 */
export function addTaskCommand(
  { schema, load, extras }: TaskCommand,
  newCommand: (usage: string, description: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const command = newCommand(shortName(schema), describe(schema, language()));
  addTaskFlags(command, schema, load !== undefined).action(async (positional: unknown) => {
    const given = flagsOf(command, schema, positional);
    const own = await extras?.();
    const inputs = (await own?.complete?.(given.inputs)) ?? given.inputs;
    try {
      const done = own?.instead?.(inputs, given.run);
      if (done) end(await done);
      else if (load) {
        // Native modules, which no other command needs.
        const [task, { runInTerminal }] = await Promise.all([load(), import('./run.ts')]);
        end(await runInTerminal(task, inputs, given.run));
      }
    } catch (error) {
      if (!(error instanceof TaskCancelledError)) throw error;
      end(EXIT.interrupted);
    }
  });
}
