import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import type { KustomizeModel } from './model.ts';

/** A kustomization, or what it makes, to the reader of another file. */
export function describeKustomization({ model }: KindContext<KustomizeModel>, entity: Entity): string {
  if (entity.type !== 'release-unit') return `**\`${entity.name}\`** · ${entity.detail ?? ''}`;
  const lines = model.listed.slice(0, 12).map(({ path, field }) => `- \`${path}\` (${field})`);
  return [`**${entity.name}** · ${t('kustomization')}`, lines.join('\n')].join('\n\n');
}
