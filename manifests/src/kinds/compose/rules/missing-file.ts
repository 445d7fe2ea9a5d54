import { contentOf } from '../../../core/yaml/node.ts';
import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { isOutside, outsideFinding } from '../../../core/findings/outside.ts';
import type { FileUse, Service } from '../model.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { isLocal } from '../read.ts';
import { composeRule, type ComposeContext } from './compose-rule.ts';

/** A Compose file that is included or extended, and is not there. */
export const missingFile = composeRule({
  id: 'compose/missing-file',
  severity: 'warning',
  *check(context) {
    const { model } = context;
    for (const file of model.includes) yield* missing(file, context);
    for (const service of model.services) yield* extended(service, context);
  },
});

function* extended({ extends: extension }: Service, context: ComposeContext): Iterable<RuleFinding> {
  const file = extension?.file;
  if (file) yield* missing({ path: file.text, span: contentOf(file) }, context);
}

function* missing(
  { path, span }: Pick<FileUse, 'path' | 'span'>,
  { uri, graph }: ComposeContext,
): Iterable<RuleFinding> {
  const target = resolveFrom(uri, path);
  if (!isLocal(path) || path.startsWith('/') || graph.fileExists(target)) return;
  yield isOutside(graph, uri, target)
    ? outsideFinding(path, span)
    : { message: t('File "{0}" does not exist', path), span };
}
