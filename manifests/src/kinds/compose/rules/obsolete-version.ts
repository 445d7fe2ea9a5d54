import { t } from '@vscode/l10n';
import { pairOf } from '../../../core/yaml/node.ts';
import { composeRule } from './compose-rule.ts';

/** `version:` at the top, which Compose no longer reads. */
export const obsoleteVersion = composeRule({
  id: 'compose/obsolete-version',
  severity: 'hint',
  *check({ uri, model, document }) {
    const text = document.getText();
    for (const root of model.roots) {
      const pair = pairOf(root, 'version');
      if (!pair || root.flow) continue;
      const { start } = pair.key.span;
      const end = nextLine(text, pair.value?.span.end ?? pair.key.span.end);
      const blank = /^[ \t]*\r?\n/u.exec(text.slice(end))?.[0].length ?? 0;
      yield {
        message: t('"version" is obsolete: Compose ignores it'),
        span: { start, end: pair.value?.span.end ?? pair.key.span.end },
        tags: ['unnecessary'],
        fixes: [
          {
            title: t('Remove "version"'),
            certain: 'redundant',
            changes: () => [
              { kind: 'text', uri, span: { start, end: end + (start === 0 ? blank : 0) }, text: '' },
            ],
          },
        ],
      };
    }
  },
});

function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}
