import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { plainText } from '../../core/markdown/parse.ts';
import type { KindContext } from '../../core/kind.ts';
import { supersessionOf } from './supersession.ts';
import type { Decision } from './model.ts';
import { statusLabel } from '../../formats/citations/status.ts';

const MAX_OUTCOME = 280;

/** A decision for the reader of another document: what it is, where it is, what was decided. */
export function describeDecision(context: KindContext<Decision>, entity: Entity): string {
  const { model, graph } = context;
  const title = model.title ? `: ${model.title.text}` : '';
  const facts = [statusLabel(model.status?.value ?? 'unknown'), model.date?.iso ?? model.date?.text];
  const people = model.people
    .filter(({ relation }) => relation === 'decision-makers')
    .map(({ text }) => text);
  const lines = [
    `**${model.id}${title}**`,
    facts.filter((fact) => fact !== undefined).join(' · '),
    successionLine(graph, entity),
    outcomeInShort(context.document.getText(), model),
    people.length > 0 ? t('Decided by {0}', people.join(', ')) : '',
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

function successionLine(graph: Graph, entity: Entity): string {
  const { chain, cyclic } = supersessionOf(graph, entity);
  const followers = chain.slice(1);
  if (followers.length === 0) return '';
  const names = followers.map(
    (next) => `${next.name}${next.detail === undefined ? '' : ` (${next.detail})`}`,
  );
  return t('Superseded by {0}', names.join(' → ')) + (cyclic ? ' → …' : '');
}

/** The chosen option, or the first sentences of the outcome. */
function outcomeInShort(text: string, { chosen, outcome, statement }: Decision): string {
  if (chosen) return t('Chosen: {0}', chosen.names.join(', '));
  const at = outcome?.content ?? statement?.span;
  if (!at) return '';
  const plain = plainText(
    text
      .slice(at.start, Math.min(at.end, at.start + 2000))
      .replace(/<!--[^]*?(?:-->|$)/gu, '')
      .trim()
      .split(/\r?\n\s*\r?\n/u, 1)
      .join(''),
  );
  return plain.length > MAX_OUTCOME ? `${plain.slice(0, MAX_OUTCOME).replace(/\s\S*$/u, '')} …` : plain;
}
