import { t } from '@vscode/l10n';
import { isOutside, outsideFinding } from '../../../core/findings/outside.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { relativePath } from '../../../core/text/resource.ts';
import { keyOfFile } from '../../../formats/citations/citations.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

/** How templates write the name of a file: `yyyymmdd-xxx.md`, `NNNN-title.md`. */
const SAMPLE = /(?:^|\/)(?:n{3,4}|x{3,4}|y{4}(?:-?mm-?dd)?)(?:[-_][^/]*)?\.md$/iu;

export const linkExists: Rule<Decision> = {
  id: 'adr/link-exists',
  severity: 'error',
  *check({ document: { uri }, model, graph }) {
    const reported = new Set<number>();
    for (const { destination, destinationSpan, target } of model.links) {
      if (
        reported.has(destinationSpan.start) ||
        graph.fileExists(target) ||
        isPlaceholder(model, destinationSpan) ||
        SAMPLE.test(destination)
      )
        continue;
      reported.add(destinationSpan.start);
      if (isOutside(graph, uri, target)) {
        yield outsideFinding(destination, destinationSpan);
        continue;
      }
      const found = graph.find('decision', keyOfFile(target), uri);
      const suggestion = found.length === 1 ? found[0] : undefined;
      const path =
        suggestion && relativePath(uri, suggestion.uri) + (/[#?].*$/u.exec(destination)?.[0] ?? '');
      yield {
        message:
          path === undefined
            ? t('File "{0}" does not exist', destination)
            : t('File "{0}" does not exist. Did you mean "{1}"?', destination, path),
        span: destinationSpan,
        ...(path === undefined
          ? {}
          : {
              fixes: [
                {
                  title: t('Change the link to "{0}"', path),
                  changes: () => [{ kind: 'text' as const, uri, span: destinationSpan, text: path }],
                },
              ],
            }),
      };
    }
  },
};
