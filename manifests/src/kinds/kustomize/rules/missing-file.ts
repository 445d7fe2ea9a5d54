import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { KUSTOMIZATION_NAMES } from '../files.ts';
import { withoutSlash } from '../entities.ts';
import type { KustomizeModel, KustomizationEntry } from '../model.ts';

/** A file or a folder that a kustomization lists and that is not there. Where git ignores it, everybody makes their own. */
export const missingFile: Rule<KustomizeModel> = {
  id: 'kustomize/missing-file',
  severity: 'error',
  *check({ model, graph, document: { uri } }) {
    for (const listed of model.listed) {
      if (listed.kind === 'remote' || /[$<>{}*]/u.test(listed.path)) continue;
      const target = withoutSlash(resolveFrom(uri, listed.path));
      if (isThere(graph, uri, target)) continue;
      yield {
        message:
          listed.kind === 'file'
            ? t('File "{0}" does not exist', listed.path)
            : t('"{0}" does not exist: expected a file or a folder with a kustomization', listed.path),
        span: listed.span,
        ...(graph.isIgnored(target) ? { atMost: 'hint' } : doubt(listed)),
      };
    }
  },
};

function isThere(graph: Graph, from: string, target: string): boolean {
  if (graph.fileExists(target) || graph.find('release-unit', target, from).length > 0) return true;
  return KUSTOMIZATION_NAMES.some((name) => graph.fileExists(`${target}/${name}`));
}

/** Secrets and files of variables are often left out of repositories. `flux bootstrap` writes the folder of its name. */
function doubt({ use, field, path }: KustomizationEntry): Pick<RuleFinding, 'atMost'> {
  if (/^(?:\.\/)?flux-system\/?$/u.test(path)) return { atMost: 'hint' };
  if (use !== 'data') return {};
  return { atMost: field === 'secretGenerator' ? 'hint' : 'warning' };
}
