import { t } from '@vscode/l10n';
import { issuerOf } from '../../../formats/credentials/issued.ts';
import { environmentOf } from '../entities.ts';
import { serviceRule } from './compose-rule.ts';

/** A credential that somebody handed out, written into the file. */
export const plainSecret = serviceRule({
  id: 'compose/plain-secret',
  severity: 'warning',
  *check({ node }) {
    for (const { name, value, text } of environmentOf(node)) {
      const whose = text === undefined ? undefined : issuerOf(text);
      if (value && whose !== undefined)
        yield {
          message: t('"{0}" contains a {1} credential: revoke it and use a secret', name, whose),
          span: value.span,
        };
    }
  },
});
