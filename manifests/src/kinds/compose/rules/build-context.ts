import { contentOf } from '../../../core/yaml/node.ts';
import { t } from '@vscode/l10n';
import { isOutside, outsideFinding } from '../../../core/findings/outside.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isVariant } from '../detect.ts';
import { dockerfileOf } from '../entities.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { serviceRule } from './compose-rule.ts';

/** A build whose folder or Dockerfile is not there. */
export const buildContext = serviceRule({
  id: 'compose/build-context',
  severity: 'warning',
  *check(service, { uri, graph, isPart }) {
    const { build } = service;
    const dockerfile = dockerfileOf(uri, service);
    if (!build || dockerfile === undefined || graph.fileExists(dockerfile)) return;
    // A context is laid over the folder: files of it may come from a build before.
    if (!build.context && !build.dockerfile) return;
    // Paths of a file that is laid over one of another folder count from there.
    if (isPart && !(isVariant(uri) && hasBaseBeside(uri, graph))) return;
    const { context, dockerfile: named } = build;
    if (context && isOfSubmodule(uri, context.text, graph)) return;
    const written = context ?? named;
    if (written && isOutside(graph, uri, dockerfile)) {
      yield outsideFinding(written.text, contentOf(written));
      return;
    }
    if (named) {
      yield {
        message: t('Dockerfile "{0}" does not exist in the build context', named.text),
        span: contentOf(named),
      };
    } else if (context) {
      const folder = resolveFrom(uri, context.text);
      yield {
        message: graph.fileExists(folder)
          ? t('No Dockerfile in "{0}"', context.text)
          : t('Build context "{0}" does not exist', context.text),
        span: contentOf(context),
      };
    }
  },
});

/** True for a folder that is missing in a repository with submodules: it comes with `git submodule update`. */
function isOfSubmodule(uri: string, context: string, graph: Graph): boolean {
  const root = `${graph.folderOf(uri).replace(/\/$/u, '')}/`;
  return graph.fileExists(`${root}.gitmodules`) && !graph.fileExists(resolveFrom(uri, context));
}

/** True where a file of a name that Compose looks for lies in the folder. */
function hasBaseBeside(uri: string, graph: Graph): boolean {
  return BASES.some((name) => graph.fileExists(resolveFrom(uri, name)));
}

const BASES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
