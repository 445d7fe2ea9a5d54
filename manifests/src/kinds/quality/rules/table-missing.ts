import { t } from '@vscode/l10n';
import { missingPaths } from '../../../core/paths/presence.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { qualityRule } from './quality-rule.ts';

/** The file of a table that is not there and that no pipeline makes. */
export const tableMissing = qualityRule(
  'quality/table-missing',
  'warning',
  function* ({ suite, graph, uri }) {
    const paths = [...suite.tables.values()].flatMap(({ path }) => path ?? []);
    const missing = missingPaths(
      graph,
      uri,
      paths.map(({ text }) => text),
    );
    for (const path of paths)
      if (missing.has(path.text))
        yield {
          message: t('"{0}" does not exist and is not the output of a stage', path.text),
          span: contentOf(path),
        };
  },
);
