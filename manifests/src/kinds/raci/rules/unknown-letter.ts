import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Fix } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { Span } from '../../../core/text/span.ts';
import { hasLetterCell } from '../edit.ts';
import { suggestLetter } from '../letter-suggestion.ts';
import type { Assignment, Matrix, RaciModel } from '../model.ts';
import { variantOfLetters } from '../variant.ts';

/** A letter that the variant of the matrix does not have. */
export const unknownLetter: Rule<RaciModel> = {
  id: 'raci/unknown-letter',
  severity: 'error',
  *check({ document, model }) {
    for (const matrix of model.matrices) {
      const repair = new Repair(document.uri, document.getText(), matrix);
      for (const { assignments } of matrix.activities) {
        for (const assignment of assignments) {
          for (const { letter, span } of assignment.placed) {
            if (matrix.letters.has(letter)) continue;
            const letters = [...matrix.letters.keys()].join(', ');
            yield {
              message: t(
                '"{0}" is not a valid {1} letter. Valid letters: {2}',
                letter,
                matrix.variant,
                letters,
              ),
              span,
              fixes: repair.fixes(assignment, span),
            };
          }
        }
      }
    }
  },
};

/** What mends the strange letters of a matrix. Each is thought about once, however many rows have it. */
class Repair {
  readonly #uri: string;
  readonly #text: string;
  readonly #matrix: Matrix;
  readonly #suggestions = new Map<string, string | undefined>();
  #ofVariant: readonly Fix[] | undefined;

  constructor(uri: string, text: string, matrix: Matrix) {
    this.#uri = uri;
    this.#text = text;
    this.#matrix = matrix;
  }

  fixes(assignment: Assignment, at: Span): readonly Fix[] {
    this.#ofVariant ??= otherVariant(this.#uri, this.#matrix);
    // A name under a key of another variant is not what is wrong there.
    if (!hasLetterCell(this.#matrix, assignment)) return this.#ofVariant;
    const suggestion = this.#suggestLetter(
      this.#text.slice(at.start, at.end).replace(/^(["'])(.*)\1$/u, '$2'),
    );
    return [...(changeTo(this.#uri, at, suggestion).fixes ?? []), ...this.#ofVariant];
  }

  #suggestLetter(written: string): string | undefined {
    if (!this.#suggestions.has(written))
      this.#suggestions.set(written, suggestLetter(this.#matrix.letters, written));
    return this.#suggestions.get(written);
  }
}

/** The variant that has all the letters of the matrix, where the text says which one it is. */
function otherVariant(uri: string, { source, variantSpan, activities }: Matrix): readonly Fix[] {
  if (source !== 'yaml' || !variantSpan) return [];
  const used = new Set(
    activities.flatMap(({ assignments }) =>
      assignments.flatMap(({ placed }) => placed.map(({ letter }) => letter)),
    ),
  );
  const variant = variantOfLetters(used);
  if (variant === undefined) return [];
  return [
    {
      title: t('Change the variant to {0}', variant),
      changes: () => [{ kind: 'text', uri, span: variantSpan, text: variant }],
    },
  ];
}
