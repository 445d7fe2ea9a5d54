import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { isReadableParams, paramsIn } from '../../../formats/params/params-file.ts';
import { isScalar } from '../../../core/yaml/node.ts';
import { readLock, type LockedStage } from '../lock.ts';
import type { DvcRun } from '../resolve.ts';
import { dvcRule, fileAt, once, type DvcContext } from './dvc-rule.ts';

/** A stage that says something else than what was recorded of its last run. Contents of files are not compared. */
export const lockOutdated = dvcRule('dvc/lock-outdated', 'information', function* (context) {
  const text = context.graph.text(fileAt(context, 'dvc.lock'));
  const lock = text === undefined ? undefined : readLock(text);
  if (!lock) return;
  yield* once(
    context.resolved.runs.flatMap((run): RuleFinding[] => {
      if (run.stage.frozen) return [];
      const locked = lock.get(run.name);
      const reason = locked ? difference(context, run, locked) : t('it has never run');
      return reason === undefined
        ? []
        : [
            {
              message: t('"{0}" is not up to date with dvc.lock: {1}. Run "dvc repro"', run.name, reason),
              span: run.stage.key.span,
            },
          ];
    }),
  );
});

function difference(context: DvcContext, run: DvcRun, locked: LockedStage): string | undefined {
  const { stage, cmd, wdir } = run;
  // Variables with maps, and other ways to write a command, are not compared.
  const isPlain = cmd.length === stage.cmd.length && stage.cmd.every(({ text }) => !text.includes('${'));
  if (isPlain && squeezed(cmd) !== squeezed(locked.cmd)) return t('the command has changed');
  const paths = (
    of: readonly { readonly scalar: { readonly text: string }; readonly path: string }[],
  ): Set<string> => new Set(of.map(({ scalar, path }) => (wdir ? scalar.text : path)));
  const unlike =
    unlikeSets(paths(run.deps), new Set(locked.deps)) ?? unlikeSets(paths(run.outs), new Set(locked.outs));
  if (unlike !== undefined && !unlike.includes('${')) return t('"{0}" was added or removed', unlike);
  return changedParameter(context, run, locked);
}

function squeezed(lines: readonly string[]): string {
  return lines.map((line) => line.replaceAll(/\s+/gu, ' ').trim()).join('\n');
}

/** A member of one set that the other lacks. */
function unlikeSets(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  for (const member of a) if (!b.has(member)) return member;
  for (const member of b) if (!a.has(member)) return member;
  return undefined;
}

function changedParameter(
  { graph, uri }: DvcContext,
  { params }: DvcRun,
  { params: recorded }: LockedStage,
): string | undefined {
  for (const { file, keys } of params) {
    const before = recorded.get(file);
    const text = before && isReadableParams(file) ? graph.text(fileAt({ uri }, file)) : undefined;
    const entries = text === undefined ? undefined : paramsIn(text);
    if (!before || !entries) continue;
    for (const key of keys) {
      const then = before.get(key);
      if (then === undefined) return t('"{0}" was added or removed', key);
      const now = entries.get(key)?.value;
      if (isScalar(then) && isScalar(now) && then.value !== now.value) return t('"{0}" has changed', key);
    }
  }
  return undefined;
}
