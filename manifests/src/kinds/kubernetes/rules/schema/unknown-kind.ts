import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../core/findings/finding.ts';
import { changeTo } from '../../../../core/findings/change-to.ts';
import { nearest } from '../../../../formats/json-schema/nearest.ts';
import type { YamlScalar } from '../../../../core/yaml/node.ts';
import { catalog, groupOf, isServersGroup } from '../../schema/catalog.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** The API server knows the kind that a resource names, as far as the kind is one of its own. */
export const unknownKind = resourceRule({
  id: 'kubernetes/unknown-kind',
  severity: 'error',
  *check({ apiVersion, kindNode, kind, group, version }, { uri }): Iterable<RuleFinding> {
    if (!apiVersion || !kindNode || kind.endsWith('List')) return;
    if (isFilledInLater(kind) || isFilledInLater(apiVersion.text)) return;
    const known = catalog();
    if (known.knows(apiVersion.text, kind) || !known.knowsGroup('')) return;
    // A word that is no version hides which group was meant.
    if (isServersGroup(group) || version === '') yield* ofServer(apiVersion, kindNode, uri);
    else if (known.knowsGroup(group)) {
      // An extension may have more kinds than we know: only a slip of the pen is worth a word.
      const suggestion = known.kindsIn(group).includes(kind)
        ? undefined
        : nearest(kind, known.kindsIn(group));
      if (suggestion !== undefined && suggestion.toLowerCase() === kind.toLowerCase())
        yield misspelt(kindNode, group, suggestion, uri);
    }
  },
});

function* ofServer(apiVersion: YamlScalar, kind: YamlScalar, uri: string): Iterable<RuleFinding> {
  const known = catalog();
  const group = groupOf(apiVersion.text);
  const versions = known.versionsOf(kind.text);
  const own = versions.filter((version) => groupOf(version) === group);
  const best = own.length > 0 ? own : versions.filter((version) => isServersGroup(groupOf(version)));
  const current =
    best.find((version) => /\/?v\d+$/u.test(version) && isServed(version, kind.text)) ??
    best.find((version) => isServed(version, kind.text));
  if (current !== undefined) {
    yield {
      message: t('No kind "{1}" in version "{0}": it is in "{2}"', apiVersion.text, kind.text, current),
      span: apiVersion.span,
      ...changeTo(uri, apiVersion, current),
    };
    return;
  }
  const suggestion = nearest(kind.text, known.kindsIn(group));
  if (suggestion !== undefined) yield misspelt(kind, apiVersion.text, suggestion, uri);
  // The core group has been the home of other programs' files, which no server reads.
  else if (group !== '') {
    yield { message: t('No kind "{1}" in version "{0}"', apiVersion.text, kind.text), span: kind.span };
  }
}

function isServed(apiVersion: string, kind: string): boolean {
  return catalog().lifecycleOf(apiVersion, kind)?.removed === undefined;
}

function misspelt(kind: YamlScalar, where: string, suggestion: string, uri: string): RuleFinding {
  return {
    message: t('No kind "{1}" in version "{0}". Did you mean "{2}"?', where, kind.text, suggestion),
    span: kind.span,
    ...changeTo(uri, kind, suggestion),
  };
}
