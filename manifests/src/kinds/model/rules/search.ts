import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { contentOf, isMap, isSeq, scalarOf, type YamlPair } from '../../../core/yaml/node.ts';
import type { ModelManifest, Search } from '../model.ts';
import { modelRule } from './model-rule.ts';

/** Trials of a search, at most. */
export const MOST_TRIALS = 1000;

/** A search that cannot be run, or not as it is meant. */
export const search = modelRule('model/search', 'error', function* ({ manifest, uri }) {
  const { search: asked, split, target } = manifest;
  if (!asked || manifest.hasCommand) return;
  if (!target)
    yield {
      message: t('A parameter search requires a target to measure, and there is none'),
      span: asked.key.span,
    };
  const { validation } = split;
  if (validation && Number(validation.text) === 0)
    yield {
      message: t('Trials are scored on validation rows, and there are none'),
      span: asked.key.span,
      related: [{ uri, span: contentOf(validation), message: t('Share of the validation rows') }],
    };
  yield* given(manifest, asked, uri);
  for (const pair of asked.parameters) yield* range(pair, asked);
  const count = combinations(asked);
  if (asked.method?.text === 'grid' && count > MOST_TRIALS)
    yield {
      message: t(
        'The grid has {0} combinations, more than {1}: list fewer values, or draw some with "method: random"',
        count,
        MOST_TRIALS,
      ),
      span: contentOf(asked.method),
    };
});

/** A parameter that has a value and is searched. */
function* given({ parameters }: ModelManifest, asked: Search, uri: string): Iterable<RuleFinding> {
  const fixed = new Map(parameters.map((key) => [key.text, key]));
  for (const { key } of asked.parameters) {
    const other = fixed.get(key.text);
    if (!other) continue;
    yield {
      message: t('"{0}" is set in "parameters" and also searched', key.text),
      span: key.span,
      related: [{ uri, span: other.span, message: t('The value in "parameters"') }],
    };
  }
}

function* range({ key, value }: YamlPair, { method }: Search): Iterable<RuleFinding> {
  if (!isMap(value)) return;
  if (method?.text === 'grid')
    yield { message: t('A grid requires a list of values for "{0}", not a range', key.text), span: key.span };
  const [from, to] = [scalarOf(value, 'from'), scalarOf(value, 'to')];
  if (from && to && Number(from.text) >= Number(to.text))
    yield { message: t('"from" must be less than "to"'), span: contentOf(from) };
}

/** Of the lists: a grid has no ranges. */
function combinations({ parameters }: Search): number {
  return parameters.reduce(
    (product, { value }) => product * (isSeq(value) ? Math.max(1, value.items.length) : 1),
    1,
  );
}
