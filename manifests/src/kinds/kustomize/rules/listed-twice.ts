import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { withoutSlash } from '../entities.ts';
import type { KustomizeModel, KustomizationEntry } from '../model.ts';

/** A resource that a kustomization lists twice: kustomize refuses what is in it the second time. */
export const listedTwice: Rule<KustomizeModel> = {
  id: 'kustomize/listed-twice',
  severity: 'error',
  *check({ model, document: { uri } }) {
    const seen = new Map<string, KustomizationEntry>();
    for (const listed of model.listed) {
      if (listed.use !== 'resources') continue;
      const target = listed.kind === 'remote' ? listed.path : withoutSlash(resolveFrom(uri, listed.path));
      const first = seen.get(target);
      if (!first) {
        seen.set(target, listed);
        continue;
      }
      yield {
        message: t('Duplicate entry "{0}"', listed.path),
        span: listed.span,
        related: [{ uri, span: first.span, message: t('First occurrence') }],
      };
    }
  },
};
