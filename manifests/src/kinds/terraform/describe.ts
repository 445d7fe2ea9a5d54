import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { fileName } from '../../core/text/resource.ts';
import type { TerraformModel } from './model.ts';

/** A resource, for whoever names it. */
export function describeTerraform(
  { document }: KindContext<TerraformModel>,
  { name, detail }: Entity,
): string {
  const what = detail === undefined ? '' : ` · ${detail}`;
  return `**${name}**${what} · ${t('Terraform resource of {0}', fileName(document.uri))}`;
}
