import { t } from '@vscode/l10n';
import { architectureRule, spanOf } from './architecture-rule.ts';

/** Two states that are both current. */
export const severalCurrent = architectureRule(
  'architecture/several-current',
  'error',
  function* ({ architecture, system }) {
    const first = system.states[system.current];
    for (const state of architecture.states) {
      const facts = system.states.find(({ name }) => name === state.id)?.facts;
      if (facts?.current !== true || first?.name === state.id) continue;
      yield {
        message: t('Only one state is current: "{0}" is already', first?.name ?? ''),
        span: spanOf(state, 'current'),
      };
    }
  },
);
