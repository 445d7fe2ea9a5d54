import { t } from '@vscode/l10n';
import { check } from '../../../core/rules/check.ts';
import type { RuleContext } from '../../../core/rules/rule.ts';
import type {
  LetterMeaning,
  MatrixActivity,
  MatrixCell,
  MatrixRole,
  ResponsibilityMatrix,
} from '../../../core/views/matrix.ts';
import { span, type Span } from '../../../core/text/span.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import { loads } from '../duty.ts';
import { lettersSpan } from '../edit.ts';
import type { Activity, Assignment, Matrix, RaciModel } from '../model.ts';
import { RACI_RULES } from '../rules/index.ts';
import { letterText } from '../wording.ts';
import { remarksOf } from './remarks.ts';
import { toneOf } from './tone.ts';
import { noMatrix } from './empty.ts';
import { RACI_YAML } from '../files.ts';
import { editCell } from './edit-cell.ts';

/** The matrices of a document as tables, with what the rules find of their rows and columns. */
export const matrixView: DocumentView<RaciModel> = {
  id: 'raci/matrix',
  command: { id: 'vitruve.showMatrix', icon: 'table' },
  customEditor: { id: 'vitruve.matrix', files: RACI_YAML },
  editCell,
  empty: noMatrix,
  scope: 'document',
  title: () => t('Responsibility matrix'),
  build: (context, findings = () => check({ rules: RACI_RULES }, context, [])) => {
    const { matrices } = context.model;
    if (matrices.length === 0) return undefined;
    const remarks = remarksOf(context.model, findings());
    return {
      type: 'matrices',
      matrices: matrices.map((matrix, index) => ({
        ...tableOf(context, matrix),
        remarks: remarks[index] ?? [],
      })),
    };
  },
};

function tableOf(
  { document: { uri } }: RuleContext<RaciModel>,
  matrix: Matrix,
): Omit<ResponsibilityMatrix, 'remarks'> {
  return {
    title: matrix.title?.name ?? matrix.variant,
    letters: [...matrix.letters].map(([letter, meaning]): LetterMeaning => ({
      letter,
      label: letterText(matrix, letter) ?? letter,
      tone: toneOf(meaning),
    })),
    roles: rolesOf(uri, matrix),
    activities: matrix.activities.map((activity) => rowOf(uri, matrix, activity)),
    editable: true,
  };
}

function rolesOf(uri: string, matrix: Matrix): MatrixRole[] {
  const counts = loads(matrix);
  return matrix.roles.map(({ name, people, span, extent }, index) => ({
    name,
    people: people.map((person) => person.name),
    source: sourceOf(uri, span, extent),
    counts: Object.fromEntries(counts[index] ?? []),
  }));
}

const NOTHING: MatrixCell = { letters: '', conditional: false };

function rowOf(uri: string, { roles }: Matrix, activity: Activity): MatrixActivity {
  const cells = roles.map(() => NOTHING);
  for (const assignment of activity.assignments) {
    const before = cells[assignment.role];
    // Letters for a role that the matrix does not have are in no column: a remark tells of them.
    if (before) cells[assignment.role] = withLetters(uri, before, assignment);
  }
  return {
    name: activity.name,
    ...(activity.section ? { section: activity.section.name } : {}),
    source: sourceOf(uri, activity.span, activity.extent),
    cells,
    decisions: activity.decisions.map(({ name }) => name),
  };
}

/** The letters of a role may be at several places of a row: under several letters, on several lines. */
function withLetters(uri: string, before: MatrixCell, assignment: Assignment): MatrixCell {
  const letters = before.letters === '' ? [] : before.letters.split('/');
  for (const { letter } of assignment.placed) if (!letters.includes(letter)) letters.push(letter);
  return {
    letters: letters.join('/'),
    source: before.source ?? sourceOf(uri, lettersSpan(assignment), extentOf(assignment)),
    conditional: before.conditional || assignment.conditional === true,
  };
}

/** What surrounds the letters: the cell, with the role's name where the row writes it before them. Undefined for nothing. */
function extentOf(assignment: Assignment): Span | undefined {
  const { nameSpan, cell } = assignment;
  if (nameSpan && nameSpan.start < cell.start) return span(nameSpan.start, cell.end);
  const letters = lettersSpan(assignment);
  return letters.start === cell.start && letters.end === cell.end ? undefined : cell;
}
