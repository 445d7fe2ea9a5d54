import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import { hasPlaceholder } from '../../../formats/placeholders/has-placeholder.ts';
import { isSeq, scalarOf, valueOf, type YamlNode } from '../../../core/yaml/node.ts';
import type { ChartModel } from '../model.ts';

/** https://semver.org, with the `v` that Helm lets pass. */
const SEMVER =
  /^v?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/u;

/** A chart without what Helm needs: `apiVersion`, `name` and `version`. */
export const chartField: Rule<ChartModel> = {
  id: 'helm/chart-field',
  severity: 'error',
  *check({ model: { root } }) {
    if (!root) return;
    const at = root.pairs[0]?.key.span ?? span(0, 0);
    for (const field of ['apiVersion', 'name', 'version']) {
      if (scalarOf(root, field) || isTemplate(valueOf(root, field))) continue;
      // Helm takes a chart that says no apiVersion for one of `v1`, and `helm lint` refuses it.
      const doubt = field === 'apiVersion' ? ({ atMost: 'information' } as const) : {};
      yield { message: t('A chart requires "{0}"', field), span: at, ...doubt };
    }
    const apiVersion = scalarOf(root, 'apiVersion');
    if (apiVersion && !/^v[12]$/u.test(apiVersion.text))
      yield { message: t('The apiVersion of a chart must be "v1" or "v2"'), span: apiVersion.span };
    const version = scalarOf(root, 'version');
    if (version && !SEMVER.test(version.text) && !isFilledIn(version.text))
      yield {
        message: t('"{0}" is not a valid semantic version: expected a version such as 1.2.3', version.text),
        span: version.span,
      };
    const type = scalarOf(root, 'type');
    if (type && type.text !== 'application' && type.text !== 'library')
      yield { message: t('The type of a chart must be "application" or "library"'), span: type.span };
  },
};

/** True for a version that a script puts there: `$version`, `${VERSION}`, `{{ version }}`, `@VERSION@`. */
function isFilledIn(text: string): boolean {
  return text.includes('{{') || /\$[A-Za-z_{(]/u.test(text) || hasPlaceholder(text);
}

/** `[[ .Version ]]`, which a script replaces before Helm reads the chart: to YAML a list in a list. */
function isTemplate(value: YamlNode | undefined): boolean {
  return isSeq(value) && value.items.length === 1 && isSeq(value.items[0]);
}
