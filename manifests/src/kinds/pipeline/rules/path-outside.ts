import { t } from '@vscode/l10n';
import type { Span } from '../../../core/text/span.ts';
import { isWithin } from '../../../core/text/resource.ts';
import { normalised } from '../../../core/paths/relative.ts';
import { isRemote } from '../../../core/paths/remote.ts';
import { filesOf } from '../file-uses.ts';
import { fileAt, pipelineRule, type PipelineContext } from './pipeline-rule.ts';

/** A path that others who have the repository do not have. */
export const pathOutside = pipelineRule('pipeline/path-outside', 'error', function* (context) {
  const root = context.graph.folderOf(context.uri);
  for (const { text, span } of pathsOf(context)) {
    if (isRemote(text)) continue;
    if (/^(?:\/|~|[A-Za-z]:[\\/])/u.test(text)) {
      yield {
        message: t(
          '"{0}" is an absolute path, which exists on one machine only: use a path relative to this file',
          text,
        ),
        span,
      };
    } else if (text.startsWith('..') && !isWithin(root, fileAt(context, text))) {
      yield { message: t('"{0}" is outside the workspace', text), span };
    }
  }
});

function pathsOf(context: PipelineContext): readonly { readonly text: string; readonly span: Span }[] {
  const { pipeline, graph, uri } = context;
  const root = graph.folderOf(uri);
  const { inputs, outputs } = filesOf(pipeline);
  const isOutside = (path: string): boolean =>
    path.startsWith('..') && !isWithin(root, fileAt(context, path));
  const files = [...inputs, ...outputs].flatMap(({ scalar, paths }) => {
    const path = /^[/~]|^[A-Za-z]:/u.test(scalar.text) ? scalar.text : paths.find(isOutside);
    return path === undefined ? [] : [{ text: path, span: scalar.span }];
  });
  const others = [pipeline.defaults, ...pipeline.stages.values()].flatMap(({ workdir }) => workdir ?? []);
  const params = [...pipeline.params.values()].flatMap(({ file }) => file ?? []);
  return [
    ...files,
    ...[...others, ...params].map(({ text, span }) => ({
      text: text.startsWith('/') ? text : normalised(text),
      span,
    })),
  ];
}
