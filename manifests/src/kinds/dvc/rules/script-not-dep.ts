import { t } from '@vscode/l10n';
import { scriptsIn } from '../../../formats/shell/scripts-of.ts';
import type { Fix, RuleFinding } from '../../../core/findings/finding.ts';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { joined, leavesFolder } from '../../../core/paths/relative.ts';
import { itemInsertion, pairInsertion, UNSAFE } from '../../../core/yaml/edits.ts';
import { isSeq, pairOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import { plainOrQuoted } from '../../../core/yaml/written.ts';
import type { DvcStage } from '../model.ts';
import type { DvcRun } from '../resolve.ts';
import { dvcExpressions } from '../template.ts';
import { dvcRule, fileAt, once, type DvcContext } from './dvc-rule.ts';

/** A script that a stage runs and does not depend on: when it changes, `dvc repro` leaves the stage out. */
export const scriptNotDep = dvcRule('dvc/script-not-dep', 'hint', function* (context) {
  yield* once(context.resolved.runs.flatMap((run) => findings(context, run)));
});

function findings(context: DvcContext, { stage, wdir, deps }: DvcRun): readonly RuleFinding[] {
  if (wdir === undefined) return [];
  const known = new PathIndex<string>();
  for (const { path } of deps) known.add(path, path);
  return stage.cmd.flatMap((line) => {
    if (dvcExpressions(line.text).some(({ inner }) => /^\s*(?:key|item)\b/u.test(inner))) return [];
    return scriptsIn(line).flatMap(({ path, start, end }): RuleFinding[] => {
      const at = joined(wdir, path);
      if (leavesFolder(at) || /(?:^|\/)(?:\.?venv|node_modules|\.tox)\//u.test(at)) return [];
      if (known.at(at).length > 0 || known.above(at).length > 0) return [];
      if (!context.graph.fileExists(fileAt(context, at))) return [];
      known.add(at, at);
      return [
        {
          message: t(
            '"{0}" runs "{1}", which is not in "deps": changes to it are not detected',
            stage.name,
            path,
          ),
          span: placesIn(context.document.getText(), line)(start, end),
          fixes: addition(context, stage, line, path),
        },
      ];
    });
  });
}

function addition(
  { uri, document }: DvcContext,
  { definition }: DvcStage,
  line: YamlScalar,
  path: string,
): readonly Fix[] {
  if (!definition) return [];
  const text = document.getText();
  const deps = pairOf(definition, 'deps');
  const list = isSeq(deps?.value) ? deps.value : undefined;
  const command = definition.pairs.find(({ value }) => value === line) ?? pairOf(definition, 'cmd');
  const written = plainOrQuoted(path, definition.flow);
  const edits = list
    ? itemInsertion(text, list, plainOrQuoted(path, list.flow))
    : deps
      ? UNSAFE
      : pairInsertion(
          text,
          definition,
          command,
          definition.flow ? `deps: [${written}]` : `deps:\n  - ${written}`,
        );
  if (edits === UNSAFE) return [];
  const changes = edits.map((edit) => ({ kind: 'text' as const, uri, ...edit }));
  return [{ title: t('Add "{0}" to "deps"', path), changes: () => changes }];
}
