import type { Token } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Citations } from './citations.ts';

/** Names of decisions in colour; those that are no longer in force are marked as deprecated. */
export function mentionTokens({ document: { uri }, model, graph }: KindContext<Citations>): Token[] {
  return model.cited.map(({ key, span: at }) => {
    const [decision] = graph.find('decision', key, uri);
    const status = decision?.facts?.status;
    const gone = status === 'superseded' || status === 'deprecated' || status === 'rejected';
    return { span: at, type: 'class', ...(gone ? { modifiers: ['deprecated'] as const } : {}) };
  });
}
