import { t } from '@vscode/l10n';
import { isScalar, isSeq, valueOf } from '../../../../core/yaml/node.ts';
import { issuerOf } from '../../../../formats/credentials/issued.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** A key as GitHub, AWS, Slack … issue them, in a command or an annotation. */
export const exposedToken = resourceRule({
  id: 'kubernetes/exposed-token',
  severity: 'warning',
  *check({ annotations, pods }) {
    for (const { key, text } of annotations.values())
      if (issuerOf(text) !== undefined)
        yield { message: t('The annotation contains a plain-text key'), span: key.span };
    for (const { node } of pods?.containers ?? [])
      for (const field of ['command', 'args']) {
        const words = valueOf(node, field);
        if (!isSeq(words)) continue;
        for (const word of words.items)
          if (isScalar(word) && issuerOf(word.text) !== undefined)
            yield { message: t('The command contains a plain-text key'), span: word.span };
      }
  },
});
