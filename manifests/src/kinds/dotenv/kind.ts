import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import { isSecretName } from '../compose/credentials.ts';
import { fileName } from '../../core/text/resource.ts';
import type { Kind, KindContext } from '../../core/kind.ts';
import type { DotenvModel } from './model.ts';
import { dotenvOf } from './read.ts';
import { DOTENV_DECLARATION } from './declaration.ts';

/** Files of environment variables, from which Compose fills the `${NAME}` of its own files. */
export const DOTENV: Kind<DotenvModel> = {
  ...DOTENV_DECLARATION,
  parse: (document) => {
    const { uri } = document;
    const model = dotenvOf(document.getText());
    const entities = model.variables.map(({ name, span, extent }): Entity => ({
      type: 'variable',
      uri,
      name,
      key: name,
      span,
      extent,
      notation: 'plain',
    }));
    return { model, entities, references: [], problems: [] };
  },
  rules: [],
  describe,
  outline: ({ model }) =>
    model.variables.map(({ name, span, extent }) => ({
      name,
      icon: 'variable',
      span: extent,
      nameSpan: span,
    })),
};

/** A value whose name says that it is secret is not shown: somebody may look on. */
function describe({ model, document }: KindContext<DotenvModel>, { name }: Entity): string {
  const variable = model.variables.findLast((one) => one.name === name);
  const value = variable && !isSecretName(name) && variable.value !== '' ? ` = \`${variable.value}\`` : '';
  return `**${name}**${value} · ${t('variable of {0}', fileName(document.uri))}`;
}
