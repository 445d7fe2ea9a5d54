import { t } from '@vscode/l10n';
import { labelsLeft } from '../../promql/labels.ts';
import { placeIn } from '../../promql/place.ts';
import { isScalar } from '../../../core/yaml/node.ts';
import type { GroupCheck } from '../group-check.ts';

const LABEL = /\$labels\.([A-Za-z_]\w*)/gu;

/** Whoever asks whether a label is there knows that it may be lacking. */
const ASKED = /\{\{-?\s*(?:if|with|else if|else with)\b[^}]*\$labels\./u;

/** A template that takes a label which the expression of the alert has aggregated away. */
export const labelLost: GroupCheck = {
  id: 'prometheus/label-lost',
  severity: 'warning',
  *check(groups, { text: document }) {
    for (const { alert, expr, labels, annotations } of groups.flatMap(({ rules }) => rules)) {
      if (!alert || !expr) continue;
      const templates = [...labels, ...annotations].flatMap(({ value }) =>
        isScalar(value) && value.text.includes('$labels.') && !ASKED.test(value.text) ? [value] : [],
      );
      const left = templates.length > 0 ? labelsLeft(expr.text) : undefined;
      if (!left) continue;
      for (const template of templates)
        for (const { 0: written, 1: label = '', index } of template.text.matchAll(LABEL)) {
          if (left.has(label)) continue;
          yield {
            message:
              left.size === 0
                ? t('The alert has no label "{0}": its expression aggregates all series', label)
                : t(
                    'The alert has no label "{0}": its expression keeps only {1}',
                    label,
                    [...left].join(', '),
                  ),
            span: placeIn(document, template, index, index + written.length),
          };
        }
    }
  },
};
