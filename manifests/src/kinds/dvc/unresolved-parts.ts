import { t } from '@vscode/l10n';
import type { ConversionRemark } from '../../core/contributions/conversion.ts';
import { MAX_RUNS, type ResolvedFile } from './resolve.ts';

/** Why the stages of a `dvc.yaml` are not known in full, so that nothing can be made of them. */
export function unresolvedParts(file: ResolvedFile): readonly ConversionRemark[] {
  return [
    ...[...file.unresolved, ...file.composite].map(({ scalar, expression }) => ({
      span: scalar.span,
      message: t('"{0}" has no single value', `\${${expression.inner}}`),
    })),
    ...file.unread.map(({ scalar, expression }) => ({
      span: scalar.span,
      message: t(
        'The value of "{0}" is not known: variables are read from YAML and JSON files',
        `\${${expression.inner}}`,
      ),
    })),
    ...file.wrongLoops.map(({ key, name }) => ({
      span: key.span,
      message: t('The values of stage "{0}" are not known', name),
    })),
    ...file.longLoops.map(({ key, name }) => ({
      span: key.span,
      message: t('Stage "{0}" has more than {1} runs', name, MAX_RUNS),
    })),
  ];
}
