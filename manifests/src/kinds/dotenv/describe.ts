import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { fileName } from '../../core/text/resource.ts';
import { isSecretName } from '../compose/credentials.ts';
import type { DotenvModel } from './model.ts';

/** A value whose name says that it is secret is not shown: somebody may look on. */
export function describeDotenv({ model, document }: KindContext<DotenvModel>, { name }: Entity): string {
  const variable = model.variables.findLast((one) => one.name === name);
  const value = variable && !isSecretName(name) && variable.value !== '' ? ` = \`${variable.value}\`` : '';
  return `**${name}**${value} · ${t('variable of {0}', fileName(document.uri))}`;
}
