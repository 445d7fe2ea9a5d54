import { t } from '@vscode/l10n';
import { fileName } from '../../../core/text/resource.ts';
import { dvcRule, once } from './dvc-rule.ts';

/** A stage that depends on a file of DVC itself: DVC refuses it. */
export const depIsDvcFile = dvcRule('dvc/dep-is-dvc-file', 'error', function* ({ resolved }) {
  yield* once(
    resolved.runs.flatMap(({ deps }) =>
      deps
        .filter(({ path }) => /(?:^|\/)(?:dvc\.yaml|dvc\.lock)$|\.dvc$/u.test(path))
        .map(({ path, scalar }) => ({
          message: t('"{0}" is a DVC file: a stage cannot depend on it', fileName(path)),
          span: scalar.span,
        })),
    ),
  );
});
