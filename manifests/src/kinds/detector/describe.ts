import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { obligationsOf } from './licences.ts';
import type { DetectorModel } from './model.ts';

/** For the reader of a configuration that names the model. */
export function describeDetector({ model }: KindContext<DetectorModel>, { name }: Entity): string {
  const { said } = model;
  const finds =
    said?.subject?.text === 'face'
      ? t('detects faces')
      : said?.subject?.text === 'plate'
        ? t('detects plates')
        : undefined;
  const head = [`**${escaped(said?.id?.text ?? name)}**`, ...(finds ? [finds] : [])].join(' · ');
  const licence = said?.licence ? [t('License: {0}', escaped(said.licence.text))] : [];
  const asked = said?.licence ? (obligationsOf(said.licence.text) ?? []) : [];
  const source = said?.source ? [escaped(said.source.text)] : [];
  return [head, ...licence, ...[asked].flat(), ...source].join('\n\n');
}
