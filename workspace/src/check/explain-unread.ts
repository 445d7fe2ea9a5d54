import { t } from '@vscode/l10n';
import type { ReadProblem } from '../disk/read-file.ts';

/** Why a file was not read, in the user's language. */
export function explainUnread(problem: ReadProblem): string {
  switch (problem) {
    case 'vanished':
      return t('The file was deleted while it was being read');
    case 'misnamed':
      return t('The file name is not valid UTF-8: rename the file');
    case 'unreadable':
      return t('The file cannot be read: check its permissions');
    case 'too-large':
      return t('The file is larger than 10 MB and was not read');
    case 'not-text':
      return t('The file is not a text file');
  }
}
