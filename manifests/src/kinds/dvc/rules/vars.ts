import { t } from '@vscode/l10n';
import type { VarsFault } from '../variables.ts';
import { dvcRule } from './dvc-rule.ts';

/** Variables that DVC cannot load: then it reads no stage of the file. */
export const vars = dvcRule('dvc/vars', 'error', function* ({ resolved }) {
  for (const fault of resolved.varsFaults) yield { message: messageOf(fault), span: fault.span };
});

function messageOf({ kind, name, file = '' }: VarsFault): string {
  switch (kind) {
    case 'file':
      return t('File "{0}" does not exist', name);
    case 'key':
      return t('Key "{1}" does not exist in "{0}"', file, name);
    case 'twice':
      return t('Duplicate variable "{1}": already defined in "{0}"', file, name);
    case 'expression':
      return t('Variables are not resolved in "vars": write the value');
  }
}
