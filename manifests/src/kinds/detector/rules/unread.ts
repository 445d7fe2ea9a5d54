import { t } from '@vscode/l10n';
import { fileName } from '../../../core/text/resource.ts';
import { manifestsBeside } from '../model-files.ts';
import { detectorRule } from './detector-rule.ts';

/** A second manifest of the same model: one of them is read, and it is not this one. */
export const unread = detectorRule('detector/unread', 'warning', function* ({ fields, graph, uri, model }) {
  const [first] = fields.root.pairs;
  if (!first) return;
  for (const other of manifestsBeside(uri, model.stem)) {
    if (other === uri) return;
    if (!graph.fileExists(other)) continue;
    yield {
      message: t('This file is ignored: "{0}" is used instead', fileName(other)),
      span: first.key.span,
    };
    return;
  }
});
