import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { objectiveRule } from './objectives-rule.ts';

/** An objective whose review is past its day. */
export const reviewOverdue = objectiveRule(
  'objectives/review-overdue',
  'information',
  function* ({ key, review }, { today }) {
    if (!review || !/^\d{4}-\d{2}-\d{2}$/u.test(review.text) || review.text >= today) return;
    yield {
      message: t('The review of "{0}" was due on {1}', key.text, review.text),
      span: contentOf(review),
    };
  },
);
