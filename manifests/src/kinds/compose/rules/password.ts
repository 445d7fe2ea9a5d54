import { t } from '@vscode/l10n';
import { issuerOf } from '../../../formats/credentials/issued.ts';
import { isSecretName } from '../credentials.ts';
import { environmentOf } from '../entities.ts';
import { hasVariables } from '../interpolation.ts';
import { serviceRule } from './compose-rule.ts';

/** A password that is written into the file instead of coming from a secret or a variable. */
export const password = serviceRule({
  id: 'compose/password',
  severity: 'off',
  profiles: { security: 'warning', strict: 'warning' },
  *check({ node }) {
    for (const { name, value, text } of environmentOf(node)) {
      if (!value || !text || !isSecretName(name) || hasVariables(text) || text.startsWith('/run/secrets/'))
        continue;
      if (issuerOf(text) !== undefined || /^(?:true|false|yes|no|\d{1,2})$/iu.test(text)) continue;
      yield {
        message: t(
          'The value of "{0}" is readable by anyone with access to the file: use a secret or a variable',
          name,
        ),
        span: value.span,
      };
    }
  },
});
