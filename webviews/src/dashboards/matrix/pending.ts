import { t } from '@vscode/l10n';
import type { CellEdit, ResponsibilityMatrix } from '@vitruve/manifests';
import { useEffect, useRef, useState } from 'preact/hooks';
import { lettersInWords } from './letters.ts';

/** Milliseconds after which an edit that nothing came of is no longer shown as on its way. */
const PATIENCE = 5000;

const keyOf = (matrix: number, activity: number, role: string): string => `${matrix}\n${activity}\n${role}`;

export interface PendingEdits {
  /** The letters that are on their way into a cell; undefined when none are. */
  readonly letters: (matrix: number, activity: number, role: string) => string | undefined;
  readonly add: (edit: CellEdit) => void;
}

/** Edits that were sent and are not in the text yet. The next content ends them, and what came of them is said. */
export function usePendingEdits(
  matrices: readonly ResponsibilityMatrix[],
  refusals: number,
  announce: (message: string) => void,
): PendingEdits {
  const [pending, setPending] = useState<ReadonlyMap<string, CellEdit>>(new Map());
  const waiting = useRef(pending);
  waiting.current = pending;

  useEffect(() => {
    if (waiting.current.size === 0) return;
    for (const edit of waiting.current.values()) {
      const matrix = matrices[edit.matrix];
      if (matrix && lettersAt(matrix, edit) === edit.letters) announce(changeInWords(matrix, edit));
    }
    setPending(new Map());
  }, [matrices]);

  useEffect(() => {
    setPending(new Map());
  }, [refusals]);

  useEffect(() => {
    if (pending.size === 0) return undefined;
    const timer = setTimeout(() => {
      setPending(new Map());
    }, PATIENCE);
    return () => {
      clearTimeout(timer);
    };
  }, [pending]);

  return {
    letters: (matrix, activity, role) => pending.get(keyOf(matrix, activity, role))?.letters,
    add: (edit) => {
      setPending((before) => new Map(before).set(keyOf(edit.matrix, edit.activityIndex, edit.role), edit));
    },
  };
}

function lettersAt({ roles, activities }: ResponsibilityMatrix, edit: CellEdit): string | undefined {
  const column = roles.findIndex(({ name }) => name === edit.role);
  return activities[edit.activityIndex]?.cells[column]?.letters;
}

function changeInWords(matrix: ResponsibilityMatrix, { activity, role, letters }: CellEdit): string {
  return letters === ''
    ? t('{0}, {1}: cleared', activity, role)
    : t('{0}, {1}: {2}', activity, role, lettersInWords(matrix, letters));
}
