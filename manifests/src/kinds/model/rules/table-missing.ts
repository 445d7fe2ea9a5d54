import { t } from '@vscode/l10n';
import { missingPaths } from '../../../core/paths/presence.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { modelRule } from './model-rule.ts';

/** A table that is not there and that no pipeline makes. */
export const tableMissing = modelRule(
  'model/table-missing',
  'warning',
  function* ({ manifest: { path }, graph, uri }) {
    if (!path || !missingPaths(graph, uri, [path.text]).has(path.text)) return;
    yield {
      message: t('"{0}" does not exist and is not the output of a stage', path.text),
      span: contentOf(path),
    };
  },
);
