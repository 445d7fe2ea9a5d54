import { t } from '@vscode/l10n';
import type { Command } from 'commander';
import { RepeatableOption } from './repeatable-option.ts';

/**
 * The argument that a command does not take; where it may have been meant as one more value of an option, how several are given.
 * @param program that has refused the arguments.
 */
export function excessText(program: Command, args: readonly string[]): string {
  const command = refusing(program);
  const excess = command.args[command.registeredArguments.length] ?? '';
  const at = args.lastIndexOf(excess);
  const flagAt = args.findLastIndex((each, place) => place < at && each.startsWith('-'));
  const flag = args[flagAt] ?? '';
  const option = command.options.find(({ long, short }) => flag === long || flag === short);
  if (!(option instanceof RepeatableOption)) return unexpected(excess);
  const repeated = args.slice(flagAt + 1, at + 1).map((value) => `${flag} ${value}`);
  return t('{0}. To give several values, repeat the option: {1}', unexpected(excess), repeated.join(' '));
}

export function unexpected(argument: string): string {
  return t('Unexpected argument "{0}"', argument);
}

/** The command that arguments name, of a program and its commands. */
function refusing(program: Command): Command {
  const named = program.commands.find((each) => each.name() === program.args[0]);
  return named ? refusing(named) : program;
}
