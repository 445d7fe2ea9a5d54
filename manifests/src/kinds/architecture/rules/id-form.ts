import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';

const ID = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u;

/** An id that cannot be referred to: dots and slashes separate the ids of parents and models. */
export const idForm = architectureRule('architecture/id-form', 'error', function* ({ architecture }) {
  const { elements, data, zones, states } = architecture;
  for (const { key } of [...elements, ...data, ...zones, ...states]) {
    if (ID.test(key.text)) continue;
    yield {
      message: t('"{0}" is not a valid id: use letters, digits, hyphens and underscores', key.text),
      span: contentOf(key),
    };
  }
});
