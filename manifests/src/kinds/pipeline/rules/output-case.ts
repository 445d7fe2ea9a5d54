import { t } from '@vscode/l10n';
import { filesOf, type FileUse } from '../file-uses.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** Outputs whose paths differ in capitals alone are one file on Windows and macOS. */
export const outputCase = pipelineRule('pipeline/output-case', 'warning', function* ({ pipeline, uri }) {
  const seen = new Map<string, { readonly path: string; readonly use: FileUse }>();
  for (const use of filesOf(pipeline).outputs) {
    for (const path of use.paths) {
      const folded = path.normalize('NFC').toLowerCase();
      const other = seen.get(folded);
      if (!other) seen.set(folded, { path, use });
      else if (other.path !== path) {
        yield {
          message: t('"{0}" and "{1}" are the same file on Windows and macOS', path, other.path),
          span: use.scalar.span,
          related: [{ uri, span: other.use.scalar.span, message: t('Conflicting key') }],
        };
        break;
      }
    }
  }
});
