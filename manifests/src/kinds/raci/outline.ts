import { t } from '@vscode/l10n';
import { span, touches, type Span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { Activity, Matrix, RaciModel } from './model.ts';
import { placeAt } from './place.ts';

/** Matrices, with their roles and their activities by section. */
export function raciOutline({ model }: KindContext<RaciModel>): OutlineItem[] {
  if (model.matrices.length === 1 && model.matrices[0]?.source === 'yaml') return contents(model.matrices[0]);
  return model.matrices.map((matrix) => ({
    name: matrix.title?.name ?? matrix.variant,
    detail: matrix.variant,
    icon: 'list',
    span: matrix.span,
    nameSpan: within(matrix.head, matrix.span),
    children: contents(matrix),
  }));
}

function contents(matrix: Matrix): OutlineItem[] {
  const roles = matrix.rolesDeclared ? matrix.roles : [];
  return [
    ...roles.map(({ name, span: nameSpan, extent, people }): OutlineItem => ({
      name,
      ...(people.length > 0 ? { detail: people.map((person) => person.name).join(', ') } : {}),
      icon: 'role',
      span: extent,
      nameSpan,
    })),
    ...sections(matrix),
  ];
}

/** Runs of activities under the same section; activities without one are alone. */
function sections(matrix: Matrix): OutlineItem[] {
  const items: OutlineItem[] = [];
  let run: { name: string; activities: Activity[] } | undefined;
  const close = (): void => {
    const first = run?.activities[0];
    const last = run?.activities.at(-1);
    if (!run || !first || !last) return;
    const whole = span(first.extent.start, last.extent.end);
    items.push({
      name: run.name,
      icon: 'section',
      span: whole,
      nameSpan: span(first.extent.start, first.extent.start),
      children: run.activities.map((activity) => activityItem(matrix, activity)),
    });
    run = undefined;
  };
  for (const activity of matrix.activities) {
    const name = activity.section?.name;
    if (run && run.name !== name) close();
    if (name === undefined) items.push(activityItem(matrix, activity));
    else if (run) run.activities.push(activity);
    else run = { name, activities: [activity] };
  }
  close();
  return items;
}

function activityItem(matrix: Matrix, { name, span: nameSpan, extent, assignments }: Activity): OutlineItem {
  const detail = assignments
    .filter(({ placed }) =>
      placed.some(({ letter }) => letter === [...matrix.letters.keys()][0] || letter === 'A'),
    )
    .map((assignment) => `${assignment.placed.map(({ letter }) => letter).join('/')} ${assignment.name}`)
    .join(', ');
  return {
    name: name || t('activity'),
    ...(detail ? { detail } : {}),
    icon: 'activity',
    span: extent,
    nameSpan: within(nameSpan, extent),
  };
}

/** Clients refuse a name outside of its item. */
function within(name: Span, whole: Span): Span {
  return touches(whole, name.start) && name.end <= whole.end ? name : span(whole.start, whole.start);
}

/** Activities of a YAML matrix, and tables. */
export function raciFolds({ model }: KindContext<RaciModel>): Span[] {
  return model.matrices.flatMap((matrix) =>
    matrix.source === 'yaml' ? matrix.activities.map(({ extent }) => extent) : [matrix.span],
  );
}

/** Letter, cell, row, matrix. */
export function raciSelections({ model }: KindContext<RaciModel>, offset: number): Span[] {
  const place = placeAt(model, offset);
  if (!place) return [];
  const { matrix, activity, assignment } = place;
  const found = assignment?.placed.find(({ span: at }) => touches(at, offset));
  const spans = [found?.span, assignment?.cell, activity?.extent, matrix.span];
  return spans.filter((at): at is Span => at !== undefined);
}
