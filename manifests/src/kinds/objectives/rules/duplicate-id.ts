import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import { folderOf } from '../../../core/text/resource.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { objectiveRule } from './objectives-rule.ts';

/** An id that another file of the folder has, too: whoever names it would mean either. */
export const duplicateId = objectiveRule(
  'objectives/duplicate-id',
  'error',
  function* ({ id, key }, { graph, uri }) {
    const others = graph
      .find('objective', nameKey(id), uri)
      .filter((other) => other.uri !== uri && folderOf(other.uri) === folderOf(uri));
    const [other] = others;
    if (!other) return;
    yield {
      message: t('Duplicate objective "{0}"', id),
      span: contentOf(key),
      related: [{ uri: other.uri, span: other.span, message: t('Other objective') }],
    };
  },
);
