import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Fix } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { Span } from '../../../core/text/span.ts';
import { hasLetterCell } from '../edit.ts';
import { letterMeant, type Meant } from '../letter-meant.ts';
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
  readonly #meant = new Map<string, Meant | undefined>();
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
    const meant = this.#letterMeant(this.#text.slice(at.start, at.end).replace(/^(["'])(.*)\1$/u, '$2'));
    const { fixes = [] } = changeTo(this.#uri, at, meant?.letter);
    return [...fixes.map((fix) => ({ ...fix, preferred: meant?.certain ?? false })), ...this.#ofVariant];
  }

  #letterMeant(written: string): Meant | undefined {
    if (!this.#meant.has(written)) this.#meant.set(written, letterMeant(this.#matrix.letters, written));
    return this.#meant.get(written);
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
