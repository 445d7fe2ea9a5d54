import { t } from '@vscode/l10n';
import type { Entity, Reference } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { counted } from '../../core/language.ts';
import { span, type Span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Lens, Token } from '../../core/contributions/annotation.ts';
import { decisionIn, supersessionOf } from './supersession.ts';
import { mentionTokens } from '../../formats/citations/annotate.ts';
import type { Decision } from './model.ts';
import { statusLabel } from '../../formats/citations/status.ts';

/** Above the title: the status, how often the record is named, and what supersedes it. */
export function decisionLenses({ document: { uri }, model, graph }: KindContext<Decision>): Lens[] {
  const own = decisionIn(graph, uri);
  if (!own) return [];
  const at = model.sections[0]?.heading ?? span(0, 0);
  const status = statusLabel(model.status?.value ?? 'unknown');
  const references = namings(graph, own);
  const count = counted(references.length, '{0} reference', '{0} references');
  const lenses: Lens[] = [
    { span: at, title: `${status} · ${count}`, ...(references.length > 0 ? { opens: references } : {}) },
  ];
  const { chain } = supersessionOf(graph, own);
  const [, next] = chain;
  const last = chain.at(-1);
  if (next) lenses.push({ span: at, title: t('Superseded by {0}', next.name), opens: [next] });
  if (last && last !== next && last !== own)
    lenses.push({ span: at, title: t('In force: {0}', last.name), opens: [last] });
  return lenses;
}

/** Places that name a record, each once: the name in the text of a link belongs to the link. */
function namings(graph: Graph, decision: Entity): Reference[] {
  return graph
    .referencesTo(decision)
    .filter(({ uri }) => uri !== decision.uri)
    .filter(({ notation, target }) => notation !== 'decision-id' || target === undefined);
}

/** Status, date, people and chosen option in colour, beside the names of decisions. */
export function decisionTokens(context: KindContext<Decision>): Token[] {
  const { model } = context;
  const tokens: Token[] = mentionTokens(context);
  const add = (at: Span | undefined, type: Token['type']): void => {
    if (at && !tokens.some((token) => token.span.start < at.end && at.start < token.span.end))
      tokens.push({ span: at, type });
  };
  add(model.headingNumber?.span, 'class');
  add(model.status?.value ? model.status.span : undefined, 'enumMember');
  add(model.date?.iso ? model.date.span : undefined, 'number');
  for (const person of model.people) add(person.span, 'type');
  add(model.chosen?.span, 'string');
  return tokens.sort((a, b) => a.span.start - b.span.start);
}
