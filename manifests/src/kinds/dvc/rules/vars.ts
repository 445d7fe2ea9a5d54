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
      return t('There is no file "{0}"', name);
    case 'key':
      return t('"{0}" has no key "{1}"', file, name);
    case 'twice':
      return t('"{0}" has the variable "{1}" already: DVC refuses a second one', file, name);
    case 'expression':
      return t('Nothing is replaced within "vars": write the value itself');
  }
}
