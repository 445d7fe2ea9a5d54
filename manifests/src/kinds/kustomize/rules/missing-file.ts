import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { isOutside, outsideFinding } from '../../../core/findings/outside.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { folderOf, resolveFrom, resolveIn } from '../../../core/text/resource.ts';
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
      if (isOutside(graph, uri, target)) {
        yield outsideFinding(listed.path, listed.span);
        continue;
      }
      yield {
        message:
          listed.kind === 'file'
            ? t('File "{0}" does not exist', listed.path)
            : t('"{0}" does not exist: expected a file or a folder with a kustomization', listed.path),
        span: listed.span,
        ...(graph.isIgnored(target) ||
        isMade(listed.path, target, graph) ||
        isFromAbove(listed.path, uri, graph)
          ? { atMost: 'hint' }
          : doubt(listed)),
      };
    }
  },
};

function isThere(graph: Graph, from: string, target: string): boolean {
  if (graph.fileExists(target) || graph.find('release-unit', target, from).length > 0) return true;
  return KUSTOMIZATION_NAMES.some((name) => graph.fileExists(`${target}/${name}`));
}

/** Folders that a script fills with what others publish, or with what it makes. */
const MADE = /^(?:upstream|vendor|third[-_]?party|generated|_?output|_?build|dist)$/iu;

/** The files that `flux bootstrap` writes. */
const OF_FLUX = /(?:^|\/)gotk-(?:components|sync)\.yaml$/u;

/** True for what a program writes before kustomize runs: files of Flux, and those in a folder for such files of which nothing is there. */
function isMade(path: string, target: string, graph: Graph): boolean {
  if (OF_FLUX.test(path)) return true;
  const names = target.split('/');
  return names.some(
    (name, index) =>
      index >= names.length - path.split('/').length &&
      MADE.test(name) &&
      !graph.fileExists(names.slice(0, index + 1).join('/')),
  );
}

/** Folders above a kustomization from which its paths are tried. */
const MOST_ABOVE = 3;

/** True for a path that is there when it counts from a folder above: somebody copies the kustomization, and builds it there. */
function isFromAbove(path: string, uri: string, graph: Graph): boolean {
  if (path.startsWith('../') || !path.includes('/')) return false;
  let folder = folderOf(uri);
  for (let level = 0; level < MOST_ABOVE; level++) {
    folder = folderOf(folder);
    if (isThere(graph, uri, withoutSlash(resolveIn(folder, path)))) return true;
  }
  return false;
}

/** Secrets and files of variables are often left out of repositories. `flux bootstrap` writes the folder of its name. */
function doubt({ use, field, path }: KustomizationEntry): Pick<RuleFinding, 'atMost'> {
  if (/^(?:\.\/)?flux-system\/?$/u.test(path)) return { atMost: 'hint' };
  if (use !== 'data') return {};
  return { atMost: field === 'secretGenerator' ? 'hint' : 'warning' };
}
