import { t } from '@vscode/l10n';
import { isOutside, outsideFinding } from '../../../core/findings/outside.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { fileName, resolveFrom } from '../../../core/text/resource.ts';
import { isLocal } from '../read.ts';
import { serviceRule } from './compose-rule.ts';

/** Endings of the file from which people make their own. */
const TEMPLATES = [
  '.example',
  '.sample',
  '.template',
  '.dist',
  '.tmpl',
  '.default',
  '-example',
  '-sample',
  '.j2',
];

/** A file of environment variables or labels that is not there, so that nothing starts. */
export const envFile = serviceRule({
  id: 'compose/env-file',
  severity: 'warning',
  *check({ files }, { uri, graph }) {
    for (const { path, span, required, relation } of files) {
      if (!required || !isLocal(path) || path.startsWith('/')) continue;
      if (graph.fileExists(resolveFrom(uri, path)) || hasTemplate(uri, path, graph)) continue;
      if (isOutside(graph, uri, resolveFrom(uri, path))) {
        yield outsideFinding(path, span);
        continue;
      }
      yield {
        message:
          relation === 'env-file'
            ? t(
                'File "{0}" does not exist: Compose does not start without it, unless "required: false" is set',
                path,
              )
            : t('File "{0}" does not exist', path),
        span,
        ...(isOwn(path) || graph.isIgnored(resolveFrom(uri, path)) ? { atMost: 'information' } : {}),
      };
    }
  },
});

/** `.env`, `.env.local`, `stack.env`: what differs from machine to machine, and is kept out of repositories. */
function isOwn(path: string): boolean {
  return /^\.env\b|\.env$/iu.test(fileName(path));
}

/** True where a file beside it shows what it holds: then each person makes it. */
function hasTemplate(uri: string, path: string, graph: Graph): boolean {
  const target = resolveFrom(uri, path);
  const folder = target.slice(0, target.length - fileName(target).length);
  const named = [...TEMPLATES.map((ending) => `${target}${ending}`), `${folder}example${fileName(target)}`];
  const common = [
    '.env.example',
    '.env.sample',
    '.env.template',
    '.env.dist',
    'env.example',
    'example.env',
    'sample.env',
  ];
  return [...named, ...common.map((name) => `${folder}${name}`)].some((candidate) =>
    graph.fileExists(candidate),
  );
}
