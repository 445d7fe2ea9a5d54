import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { isReadableParams, paramsIn, type ParamsEntry } from '../../../formats/params/params-file.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { plainOrQuoted } from '../../../core/yaml/written.ts';
import { dvcRule, fileAt, once, type DvcContext } from './dvc-rule.ts';

/** A file of parameters that is not there, or a key that it does not have. */
export const paramsSource = dvcRule('dvc/params-source', 'error', function* (context) {
  yield* once(findings(context));
});

function* findings(context: DvcContext): Iterable<RuleFinding> {
  const { graph, uri, resolved } = context;
  const read = new Map<string, ReadonlyMap<string, ParamsEntry> | undefined>();
  const made = new Set(resolved.runs.flatMap(({ outs }) => outs.map(({ path }) => path)));
  for (const { params } of resolved.runs) {
    for (const { params: written, file, keys } of params) {
      const target = fileAt(context, file);
      // A stage may make the file.
      if (made.has(file)) continue;
      if (!graph.fileExists(target)) {
        const span = written.file?.span ?? written.keys[0]?.span;
        if (span) yield { message: t('File "{0}" does not exist', file), span };
        continue;
      }
      if (!read.has(target)) {
        const text = isReadableParams(target) ? graph.text(target) : undefined;
        read.set(target, text === undefined ? undefined : paramsIn(text));
      }
      const entries = read.get(target);
      for (const [index, key] of keys.entries()) {
        const scalar = written.keys[index];
        if (!entries || !scalar || keys.length !== written.keys.length) break;
        if (entries.has(key) || /\.\d+(?:\.|$)|\[/u.test(key)) continue;
        const suggestion = nearest(key, entries.keys());
        yield {
          message: suggestion
            ? t('Key "{1}" does not exist in "{0}". Did you mean "{2}"?', file, key, suggestion)
            : t('Key "{1}" does not exist in "{0}"', file, key),
          span: scalar.span,
          // A key that needs quotes is for a person to write.
          ...changeTo(uri, scalar, scalar.text === key && isPlain(suggestion) ? suggestion : undefined),
        };
      }
    }
  }
}

function isPlain(key: string | undefined): boolean {
  return key !== undefined && plainOrQuoted(key, true) === key;
}
