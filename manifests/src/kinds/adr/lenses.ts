import { t } from '@vscode/l10n';
import type { Entity, Reference } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { counted } from '../../core/language.ts';
import { span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { Outcome } from '../../formats/architecture/checks/evaluate.ts';
import { evaluatedChecks } from './checks.ts';
import { decisionIn, supersessionOf } from './supersession.ts';
import type { Decision } from './model.ts';
import { statusLabel } from '../../formats/citations/status.ts';

/** Above the title: the status, how often the record is named, and what supersedes it. */
export function decisionLenses(context: KindContext<Decision>): Lens[] {
  const {
    document: { uri },
    model,
    graph,
  } = context;
  const own = decisionIn(graph, uri);
  if (!own) return [];
  const at = model.sections[0]?.heading ?? span(0, 0);
  const status = statusLabel(model.status?.value ?? 'unknown');
  const references = namings(graph, own);
  const count = counted(references.length, '{0} reference', '{0} references');
  const lenses: Lens[] = [
    { span: at, title: `${status} · ${count}`, ...(references.length > 0 ? { opens: references } : {}) },
  ];
  const checks = checksLens(context);
  if (checks !== undefined) lenses.push({ span: at, title: checks });
  const { chain } = supersessionOf(graph, own);
  const [, next] = chain;
  const last = chain.at(-1);
  if (next) lenses.push({ span: at, title: t('Superseded by {0}', next.name), opens: [next] });
  if (last && last !== next && last !== own)
    lenses.push({ span: at, title: t('In force: {0}', last.name), opens: [last] });
  return lenses;
}

/** `Checks: holds 12, broken 1, unknown 3`; undefined for a record without checks. */
function checksLens(context: KindContext<Decision>): string | undefined {
  const outcomes = evaluatedChecks(context).flatMap((one) => one.outcomes);
  if (outcomes.length === 0) return undefined;
  const sum = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, one) => total + of(one), 0);
  const [holds, broken, unknown] = [
    sum((one) => one.holds),
    sum(({ broken: all }) => all.length),
    sum((one) => one.unknown),
  ];
  return t('Checks: holds {0}, broken {1}, unknown {2}', holds, broken, unknown);
}

/** Places that name a record, each once: the name in the text of a link belongs to the link. */
function namings(graph: Graph, decision: Entity): Reference[] {
  return graph
    .referencesTo(decision)
    .filter(({ uri }) => uri !== decision.uri)
    .filter(({ notation, target }) => notation !== 'decision-id' || target === undefined);
}
