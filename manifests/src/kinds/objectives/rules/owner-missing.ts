import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { objectiveRule } from './objectives-rule.ts';

/** An objective for which nobody answers, in a workspace that says who answers for what. */
export const ownerMissing = objectiveRule(
  'objectives/owner-missing',
  'information',
  function* ({ key, owner }, { file, graph, uri }) {
    if (owner || file.owner || !graph.declares('role', uri)) return;
    yield { message: t('No owner for objective "{0}"', key.text), span: contentOf(key) };
  },
);
