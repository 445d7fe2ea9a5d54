import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { detectorRule } from './detector-rule.ts';

/** A model that is not the one which the manifest is about: the engine does not use it. */
export const hash = detectorRule('detector/hash', 'error', function* ({ fields, graph, uri, model }) {
  const { hash: written } = fields;
  if (!written || !/^[0-9a-f]{64}$/u.test(written.text)) return;
  const own = graph.sha256(model.file);
  if (own === undefined || own === written.text) return;
  const span = contentOf(written);
  yield {
    message: t(
      'Hash mismatch: "{0}" is not the described file and is not used (its hash starts with {1})',
      `${model.stem}.onnx`,
      own.slice(0, 12),
    ),
    span,
    ...changeTo(uri, span, own),
  };
});
