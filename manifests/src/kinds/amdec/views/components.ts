import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { RuleContext } from '../../../core/rules/rule.ts';
import type {
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
  LegendEntry,
} from '../../../core/views/diagram.ts';
import type { Tone } from '../../../core/views/source.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import { UniqueIds } from '../../../core/views/unique-ids.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { assess, openActions, thresholdOf, type Assessment } from '../assessment.ts';
import { isOverdue } from '../due.ts';
import { decisionReference } from '../references.ts';
import type { Action, AmdecModel, Risk, Written } from '../model.ts';
import { residualRating } from '../residual.ts';
import { actionStatusLabel, actionTypeLabel } from '../vocabulary.ts';
import { noRating } from './empty.ts';

/** The risks of each component, what is still to be done about them and by whom, and the decisions that they cite. */
export const componentsView: DocumentView<AmdecModel> = {
  id: 'amdec/components',
  empty: noRating,
  scope: 'document',
  title: () => t('Risks by component'),
  build: (context) => {
    if (context.model.risks.length === 0) return undefined;
    return { type: 'diagram', diagram: new Builder(context).read() };
  },
};

class Builder {
  readonly #context: RuleContext<AmdecModel>;
  readonly #uri: string;
  readonly #threshold: number;
  readonly #ids = new UniqueIds();
  readonly #nodes: DiagramNode[] = [];
  readonly #edges: DiagramEdge[] = [];
  readonly #groups: DiagramGroup[] = [];
  readonly #components = new Map<string, string>();
  readonly #decisions = new Map<string, string>();

  constructor(context: RuleContext<AmdecModel>) {
    this.#context = context;
    this.#uri = context.document.uri;
    this.#threshold = thresholdOf(context.model, context.settings.amdec.defaultThreshold);
  }

  read(): Diagram {
    for (const [index, risk] of this.#context.model.risks.entries()) this.#risk(risk, index);
    return {
      direction: 'right',
      nodes: this.#nodes,
      edges: this.#edges,
      groups: this.#groups,
      legend: legendOf(this.#threshold, this.#nodes),
    };
  }

  #risk(risk: Risk, index: number): void {
    const { model } = this.#context;
    const id = this.#ids.of(`risk:${risk.id ? nameKey(risk.id.text) : `#${index + 1}`}`);
    const before = assess(model, risk.rating);
    const rating = residualRating(risk);
    const after = rating && assess(model, rating);
    const label = [risk.id?.text, risk.failureMode?.text].filter((part) => part !== undefined).join(' · ');
    const detail = detailOf(before, after);
    const group = risk.item && this.#component(risk.item);
    this.#nodes.push({
      id,
      label: label === '' ? t('Risk') : label,
      ...(detail === '' ? {} : { detail }),
      shape: 'box',
      ...this.#weight(before, after),
      ...(group === undefined ? {} : { group }),
      source: sourceOf(this.#uri, risk.nameSpan, risk.span),
    });
    const open = new Set(openActions(risk));
    const cited = [...risk.decisions];
    for (const action of risk.actions) {
      if (open.has(action)) this.#action(id, action);
      else if (action.status?.text === 'done') cited.push(...action.decisions);
    }
    this.#cite(id, cited);
  }

  /** Colour and outline: what counts is what the actions leave, where that is known. */
  #weight(
    before: Assessment | undefined,
    after: Assessment | undefined,
  ): Pick<DiagramNode, 'tone' | 'outline'> {
    const now = after ?? before;
    if (!before || !now) return { tone: 'muted', outline: 'dashed' };
    if (now.criticality >= this.#threshold) return { tone: 'bad', outline: 'double' };
    return { tone: before.criticality >= this.#threshold ? 'good' : 'neutral' };
  }

  #component({ text, span }: Written): string {
    const key = nameKey(text);
    const known = this.#components.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.of(`component:${key}`);
    this.#components.set(key, id);
    this.#groups.push({ id, label: text, source: sourceOf(this.#uri, span) });
    return id;
  }

  #action(risk: string, action: Action): void {
    const { today } = this.#context;
    const id = this.#ids.of(`action:${risk}:${nameKey(action.text?.text ?? '')}`);
    const overdue = action.due !== undefined && isOverdue(action.due.text, today);
    const owners = action.owners.map(({ text }) => text).join(', ');
    const when = action.due && (overdue ? t('overdue since {0}', action.due.text) : action.due.text);
    const status = action.status?.text;
    const detail = [when, owners, status === undefined || status === 'open' ? '' : actionStatusLabel(status)];
    const source = sourceOf(this.#uri, action.nameSpan, action.span);
    this.#nodes.push({
      id,
      label: action.text?.text ?? t('Action'),
      ...(detail.some((part) => part) ? { detail: detail.filter((part) => part).join(' · ') } : {}),
      shape: 'stadium',
      tone: overdue ? 'bad' : 'attention',
      ...(owners === '' ? { outline: 'dashed' as const } : {}),
      source,
    });
    this.#edges.push({
      from: risk,
      to: id,
      ...(action.type ? { label: actionTypeLabel(action.type.text) } : {}),
      line: 'solid',
      tone: overdue ? 'bad' : 'neutral',
      source,
    });
    this.#cite(id, action.decisions);
  }

  #cite(from: string, decisions: readonly Written[]): void {
    const cited = new Set<string>();
    for (const decision of decisions) {
      const to = this.#decision(decision);
      if (to === undefined || cited.has(to)) continue;
      cited.add(to);
      this.#edges.push({
        from,
        to,
        line: 'dashed',
        tone: 'neutral',
        source: sourceOf(this.#uri, decision.span),
      });
    }
  }

  /** The record where the workspace has it, so that one gets there from the picture; otherwise the place that cites it. */
  #decision(decision: Written): string | undefined {
    const [reference] = decisionReference(this.#uri, decision);
    if (!reference) return undefined;
    const known = this.#decisions.get(reference.key);
    if (known !== undefined) return known;
    const id = this.#ids.of(`decision:${reference.key}`);
    this.#decisions.set(reference.key, id);
    const [record] = this.#context.graph.resolve(reference);
    const title = record?.facts?.title;
    this.#nodes.push({
      id,
      label: record?.name ?? decision.text,
      ...(typeof title === 'string' ? { detail: title } : {}),
      shape: 'hexagon',
      tone: record ? 'accent' : 'muted',
      ...(record ? {} : { outline: 'dashed' as const }),
      source: record ? sourceOf(record.uri, record.span, record.extent) : sourceOf(this.#uri, decision.span),
    });
    return id;
  }
}

/** `C 36 → 12 · AP H`. */
function detailOf(before: Assessment | undefined, after: Assessment | undefined): string {
  const ratings = [before, after].flatMap((assessment) => (assessment ? [assessment.criticality] : []));
  if (!before) return '';
  return `C ${ratings.join(' → ')}${before.priority ? ` · AP ${before.priority}` : ''}`;
}

/** What the colours say that occur. */
function legendOf(threshold: number, nodes: readonly DiagramNode[]): LegendEntry[] {
  const entry = (
    label: string,
    shape: DiagramNode['shape'],
    tone: Tone,
    outline: DiagramNode['outline'] = 'solid',
  ): LegendEntry => ({ label, shape, tone, outline });
  const entries = [
    entry(t('Criticality {0} or higher', threshold), 'box', 'bad', 'double'),
    entry(t('Reduced below {0}', threshold), 'box', 'good'),
    entry(t('Criticality below {0}', threshold), 'box', 'neutral'),
    entry(t('Not rated'), 'box', 'muted', 'dashed'),
    entry(t('Open action'), 'stadium', 'attention'),
    entry(t('Overdue action'), 'stadium', 'bad'),
    entry(t('Decision'), 'hexagon', 'accent'),
    entry(t('Decision not found in this folder'), 'hexagon', 'muted', 'dashed'),
  ];
  const drawn = new Set(nodes.map(({ shape, tone }) => `${shape} ${tone}`));
  return entries.filter(({ shape, tone }) => drawn.has(`${shape ?? ''} ${tone}`));
}
