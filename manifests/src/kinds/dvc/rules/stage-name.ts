import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { dvcRule } from './dvc-rule.ts';

/** `dvc stage add` refuses all punctuation but `-` and `_` (`dvc.stage.INVALID_STAGENAME_CHARS`). */
const FORBIDDEN = /[!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~]/gu;

/** A name that `dvc repro name` cannot take. */
export const stageName = dvcRule('dvc/stage-name', 'warning', function* ({ file, uri }) {
  for (const { key } of file.stages.values()) {
    const { text, span } = key;
    const wrong = text.match(FORBIDDEN);
    if (!wrong) continue;
    const suggestion = text.replace(FORBIDDEN, '-').replaceAll(/-{2,}/gu, '-').replaceAll(/^-|-$/gu, '');
    yield {
      message: t('A stage name cannot contain "{0}"', wrong[0]),
      span,
      // Only the runs of a loop have such a name: DVC cannot find the stage. It takes others that it would not write.
      ...(text.includes('@') ? {} : { atMost: 'information' as const }),
      ...changeTo(uri, key, suggestion === '' ? undefined : suggestion),
    };
  }
});
