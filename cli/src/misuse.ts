import { t } from '@vscode/l10n';
import type { CommanderError } from 'commander';

/** What was wrong with the arguments, in the language of the user; commander itself speaks English only. */
export function misuseText({ code, message }: CommanderError): string {
  const named = /'([^']*)'/u.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return t('There is no option "{0}"', named);
    case 'commander.unknownCommand':
      return t('There is no command "{0}"', named);
    case 'commander.missingArgument':
      return t('The argument "{0}" is missing', named);
    case 'commander.optionMissingArgument':
      return t('The option "{0}" needs a value', named);
    case 'commander.missingMandatoryOptionValue':
      return t('The option "{0}" must be given', named);
    case 'commander.invalidArgument':
      return t('The option "{0}" does not take this value. {1}', named, reason(message));
    case 'commander.excessArguments':
      return t('There are too many arguments');
    default:
      return message.replace(/^error: /u, '');
  }
}

/** The sentence after the value: why it is refused, or what is allowed. */
function reason(message: string): string {
  const choices = /Allowed choices are (.*)\.$/u.exec(message)?.[1];
  return choices === undefined
    ? message.slice(message.indexOf("' is invalid. ") + 14)
    : t('There are: {0}', choices);
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
