import { t } from '@vscode/l10n';
import type { Command, CommanderError } from 'commander';
import { excessText } from './excess.ts';

/**
 * What was wrong with the arguments, in the language of the user; commander itself speaks English only.
 * @param program that has refused them.
 */
export function misuseText(
  { code, message }: CommanderError,
  program: Command,
  args: readonly string[],
): string {
  const named = /'([^']*)'/u.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return t('Unknown option "{0}"', named);
    case 'commander.unknownCommand':
      return unknownCommand(named, /Did you mean (\w+)\?/u.exec(message)?.[1]);
    case 'commander.missingArgument':
      return t('Missing argument "{0}"', named);
    case 'commander.optionMissingArgument':
      return t('Option "{0}" requires a value', named);
    case 'commander.missingMandatoryOptionValue':
      return t('Missing required option "{0}"', named);
    case 'commander.invalidArgument':
      return t('Invalid value for option "{0}". {1}', named, reason(message));
    case 'commander.excessArguments':
      return excessText(program, args);
    default:
      return message.replace(/^error: /u, '');
  }
}

function unknownCommand(name: string, similar: string | undefined): string {
  return similar === undefined
    ? t('Unknown command "{0}". Run "vitruve --help" to list the commands.', name)
    : t('Unknown command "{0}". Did you mean "{1}"?', name, similar);
}

/** The sentence after the value: why it is refused, or what is allowed. */
function reason(message: string): string {
  const choices = /Allowed choices are (.*)\.$/u.exec(message)?.[1];
  return choices === undefined
    ? message.slice(message.indexOf("' is invalid. ") + 14)
    : t('Valid values: {0}', choices);
}

/** A heading of commander's help. */
export function titleText(title: string): string {
  switch (title) {
    case 'Usage:':
      return t('Usage:');
    case 'Arguments:':
      return t('Arguments:');
    case 'Options:':
      return t('Options:');
    case 'Commands:':
      return t('Commands:');
    default:
      return title;
  }
}
