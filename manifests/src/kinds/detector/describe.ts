import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { obligationsOf } from './licences.ts';
import type { DetectorModel } from './model.ts';

/** For the reader of a configuration that names the model. */
export function describeDetector({ model }: KindContext<DetectorModel>, { name }: Entity): string {
  const { fields } = model;
  const finds =
    fields?.subject?.text === 'face'
      ? t('detects faces')
      : fields?.subject?.text === 'plate'
        ? t('detects plates')
        : undefined;
  const head = [`**${escaped(fields?.id?.text ?? name)}**`, ...(finds ? [finds] : [])].join(' · ');
  const licence = fields?.licence ? [t('License: {0}', escaped(fields.licence.text))] : [];
  const asked = fields?.licence ? (obligationsOf(fields.licence.text) ?? []) : [];
  const source = fields?.source ? [escaped(fields.source.text)] : [];
  return [head, ...licence, ...[asked].flat(), ...source].join('\n\n');
}
