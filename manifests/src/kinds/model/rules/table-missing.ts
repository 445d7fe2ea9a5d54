import { t } from '@vscode/l10n';
import { missingPaths } from '../../../core/paths/presence.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { modelRule } from './model-rule.ts';

/** A table that is not there and that no pipeline makes. */
export const tableMissing = modelRule(
  'model/table-missing',
  'warning',
  function* ({ manifest: { path, drift }, graph, uri }) {
    const tables = [path ?? [], drift.reference ?? []].flat();
    const missing = missingPaths(
      graph,
      uri,
      tables.map(({ text }) => text),
    );
    for (const table of tables)
      if (missing.has(table.text))
        yield {
          message: t('"{0}" does not exist and is not the output of a stage', table.text),
          span: contentOf(table),
        };
  },
);
