import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { folderOf, isWithin, resolveFrom } from '../../../core/text/resource.ts';
import type { KustomizeModel } from '../model.ts';

/** A file outside of the folder of the kustomization: kustomize reads it only with another load restrictor. */
export const outsideFile: Rule<KustomizeModel> = {
  id: 'kustomize/outside-file',
  severity: 'information',
  *check({ model, graph, document: { uri } }) {
    const folder = folderOf(uri);
    for (const { kind, path, span, use } of model.listed) {
      if (kind !== 'file' || use === 'schema') continue;
      const target = resolveFrom(uri, path);
      if (isWithin(folder, target) || !graph.fileExists(target)) continue;
      if (graph.find('release-unit', target, uri).length > 0) continue;
      yield {
        message: t(
          'The file is outside the kustomization folder: kustomize rejects it without "--load-restrictor LoadRestrictionsNone"',
        ),
        span,
      };
    }
  },
};
