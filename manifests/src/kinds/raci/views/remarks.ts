import type { Finding } from '../../../core/findings/finding.ts';
import type { Span } from '../../../core/text/span.ts';
import type { MatrixFinding } from '../../../core/views/matrix.ts';
import type { Activity, Matrix, RaciModel } from '../model.ts';
import { RACI_RULES, ROLE_RULES } from '../rules/index.ts';

/**
 * What the rules find of each matrix, at the row or at the column that it is about. A finding is told by where it
 * starts.
 * @param findings the findings of a check: with the severities in force, and without what is switched off or ignored.
 */
export function remarksOf(
  { matrices }: RaciModel,
  findings: readonly Finding[],
): readonly (readonly MatrixFinding[])[] {
  const ofRoles = new FindingsByStart();
  const ofActivities = new FindingsByStart();
  const roleRules = new Set<string>(ROLE_RULES.map(({ id }) => id));
  const rules = new Set<string>(RACI_RULES.map(({ id }) => id));
  for (const finding of findings) {
    if (rules.has(finding.rule)) (roleRules.has(finding.rule) ? ofRoles : ofActivities).add(finding);
  }
  return matrices.map((matrix) => [
    ...ofRoles.remarks('role', matrix.roles, ({ span }) => [span]),
    ...ofActivities.remarks('activity', matrix.activities, placesOf),
  ]);
}

/** Where findings on a row may start: at its name, its letters, its roles and its decisions. */
function* placesOf({ span, assignments, decisions }: Activity): Iterable<Span> {
  yield span;
  for (const { nameSpan, cell, placed } of assignments) {
    if (nameSpan) yield nameSpan;
    yield cell;
    for (const found of placed) yield found.span;
  }
  for (const decision of decisions) yield decision.span;
}

class FindingsByStart {
  readonly #byStart = new Map<number, Finding[]>();

  add(finding: Finding): void {
    const others = this.#byStart.get(finding.span.start);
    if (others) others.push(finding);
    else this.#byStart.set(finding.span.start, [finding]);
  }

  /** The findings that start at a place of one of the items, each given to the first that has it. */
  remarks<Item extends Matrix['roles'][number] | Activity>(
    axis: MatrixFinding['axis'],
    items: readonly Item[],
    places: (item: Item) => Iterable<Span>,
  ): MatrixFinding[] {
    const remarks: MatrixFinding[] = [];
    for (const [index, item] of items.entries()) {
      if (this.#byStart.size === 0) break;
      for (const { start } of places(item)) {
        for (const { rule, severity, message } of this.#byStart.get(start) ?? [])
          remarks.push({ axis, index, severity, rule, message });
        this.#byStart.delete(start);
      }
    }
    return remarks;
  }
}
