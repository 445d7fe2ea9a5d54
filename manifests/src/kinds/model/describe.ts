import { t } from '@vscode/l10n';
import type { KindContext } from '../../core/kind.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { isScalar, valueOf } from '../../core/yaml/node.ts';
import { nameOf } from './entities.ts';
import type { ModelDocument } from './model.ts';

/** What a model is to the reader of another place. */
export function describeModel({ model: { manifest }, document }: KindContext<ModelDocument>): string {
  if (!manifest) return '';
  const { target, path, algorithm } = manifest;
  const description = valueOf(manifest.root, 'description');
  const facts = [t('model'), algorithm?.text ?? ''].filter(Boolean).map(escaped);
  return [
    `**${escaped(nameOf(document.uri, manifest))}** · ${facts.join(' · ')}`,
    target && path ? t('Predicts "{0}" from {1}', escaped(target.text), escaped(path.text)) : '',
    isScalar(description) ? escaped(description.text) : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}
