import { t } from '@vscode/l10n';
import type { RuleContext } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import type {
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
  LegendEntry,
} from '../../../core/views/diagram.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import { UniqueIds } from '../../../core/views/unique-ids.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { holders, lettersShown, loads } from '../duty.ts';
import { lettersIn, lettersSpan } from '../edit.ts';
import type { Activity, Matrix, RaciModel } from '../model.ts';
import { dutyOf, type Duty } from '../variant.ts';
import { letterText, meaningText } from '../wording.ts';
import { toneOf } from './tone.ts';
import { noMatrix } from './empty.ts';

/** Roles on the left, what they answer for, do and hear of on the right. */
export const responsibilitiesView: DocumentView<RaciModel> = {
  id: 'raci/responsibilities',
  empty: noMatrix,
  scope: 'document',
  title: () => t('Responsibilities'),
  build: (context) => {
    const builder = new Builder(context);
    for (const matrix of context.model.matrices) builder.add(matrix);
    const diagram = builder.diagram();
    return diagram.nodes.length > 0 ? { type: 'diagram', diagram } : undefined;
  },
};

const LINES: Readonly<Record<Duty, DiagramEdge['line']>> = {
  own: 'thick',
  do: 'solid',
  help: 'solid',
  check: 'solid',
  advise: 'dashed',
  know: 'dotted',
  out: 'dotted',
};

class Builder {
  readonly #uri: string;
  readonly #several: boolean;
  readonly #ids = new UniqueIds();
  readonly #nodes: DiagramNode[] = [];
  readonly #edges: DiagramEdge[] = [];
  readonly #groups: DiagramGroup[] = [];
  /** Roles are the same in all matrices of a document that name them. */
  readonly #roles = new Map<string, string>();
  readonly #legend = new Map<string, LegendEntry>();
  readonly #faults = new Map<string, LegendEntry>();

  constructor({ document, model }: RuleContext<RaciModel>) {
    this.#uri = document.uri;
    this.#several = model.matrices.filter(({ activities }) => activities.length > 0).length > 1;
  }

  diagram(): Diagram {
    return {
      direction: 'right',
      nodes: this.#nodes,
      edges: this.#edges,
      groups: this.#groups,
      legend: [...this.#legend.values(), ...this.#faults.values()],
    };
  }

  add(matrix: Matrix): void {
    if (matrix.activities.length === 0) return;
    const roles = matrix.roles.map((role) => this.#role(role));
    const parent = this.#several ? this.#matrixGroup(matrix) : undefined;
    const sections = new Map<string, string>();
    for (const activity of matrix.activities) {
      const group = activity.section ? this.#section(activity.section, sections, parent) : parent;
      this.#activity(matrix, activity, roles, group);
    }
    this.#explain(matrix);
  }

  /** The letters that somebody holds. */
  #explain(matrix: Matrix): void {
    const held = new Set(loads(matrix).flatMap((of) => [...of.keys()]));
    for (const [letter, meaning] of matrix.letters) {
      const label = `${letter} · ${letterText(matrix, letter) ?? meaningText(meaning)}`;
      if (held.has(letter))
        this.#legend.set(label, { label, tone: toneOf(meaning), line: LINES[dutyOf(meaning)] });
    }
  }

  #role({ name, key, people, span: at, extent }: Matrix['roles'][number]): string {
    const known = this.#roles.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.of(`role:${key}`);
    this.#roles.set(key, id);
    this.#nodes.push({
      id,
      label: name,
      ...(people.length > 0 ? { detail: people.map((person) => person.name).join(', ') } : {}),
      shape: 'rounded',
      tone: 'neutral',
      source: sourceOf(this.#uri, at, extent),
    });
    return id;
  }

  #matrixGroup({ title, variant, head, span: extent }: Matrix): string {
    const label = title?.name ?? variant;
    const id = this.#ids.of(`matrix:${label}`);
    this.#groups.push({ id, label, source: sourceOf(this.#uri, title?.span ?? head, extent) });
    return id;
  }

  #section(
    { name, span: at }: NonNullable<Activity['section']>,
    known: Map<string, string>,
    parent: string | undefined,
  ): string {
    const before = known.get(name);
    if (before !== undefined) return before;
    const id = this.#ids.of(`section:${name}`);
    known.set(name, id);
    this.#groups.push({ id, label: name, ...(parent ? { parent } : {}), source: sourceOf(this.#uri, at) });
    return id;
  }

  #activity(matrix: Matrix, activity: Activity, roles: readonly string[], group: string | undefined): void {
    const id = this.#ids.of(`activity:${activity.key}`);
    // As the rule has it: of a row that cannot be read in full, nothing is concluded from what is missing.
    const own = lettersShown(matrix, 'own');
    const orphan = own !== '' && activity.legible && holders(matrix, activity, 'own').length === 0;
    const fault = orphan ? t('no accountable role ({0})', own) : undefined;
    if (fault !== undefined) this.#faults.set(fault, { label: fault, shape: 'box', tone: 'bad' });
    this.#nodes.push({
      id,
      label: activity.name,
      ...(fault === undefined ? {} : { detail: fault, outline: 'dashed' as const }),
      shape: 'box',
      tone: orphan ? 'bad' : 'neutral',
      ...(group ? { group } : {}),
      source: sourceOf(this.#uri, activity.span, activity.extent),
    });
    for (const assignment of activity.assignments) {
      const from = roles[assignment.role];
      if (from === undefined) continue;
      const at = lettersSpan(assignment);
      for (const letter of lettersIn(assignment)) {
        const meaning = matrix.letters.get(letter);
        const found = assignment.placed.find((candidate) => candidate.letter === letter);
        this.#edges.push({
          from,
          to: id,
          label: letter,
          line: meaning ? LINES[dutyOf(meaning)] : 'dotted',
          tone: meaning ? toneOf(meaning) : 'bad',
          source: sourceOf(this.#uri, found?.span ?? at, span(at.start, at.end)),
        });
      }
    }
  }
}
