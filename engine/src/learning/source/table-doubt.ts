import { classDoubt, turnedAuc, type ClassDoubt } from '../foreign/class-doubt.ts';
import type { Predictions } from '../model/model.ts';
import type { TableColumn } from '../model/table.ts';
import type { ModelNotes } from '../training/notes.ts';
import { classPlaces } from './class-places.ts';
import type { AskedColumn, SourceColumn } from './table-reader.ts';

/** The column of the true values, as it is compared with the answers of a model. */
export function askedTarget(
  { classes = [] }: Pick<ModelNotes, 'classes'>,
  { name, type, use }: SourceColumn,
): AskedColumn {
  const hasTexts = classes.some((each) => typeof each === 'string');
  return { name, as: type === 'BOOLEAN' || use !== 'number' || hasTexts ? 'text' : 'number' };
}

/** The target, to doubt the classes of a model of another program by, where a table that is predicted has it. */
export function askedForDoubt(notes: ModelNotes, columns: readonly SourceColumn[]): readonly AskedColumn[] {
  if (notes.algorithm !== 'imported' || notes.problem !== 'classification') return [];
  const own = columns.find(({ name }) => name === notes.target);
  return own ? [askedTarget(notes, own)] : [];
}

/** A doubt about the classes of predictions, by the rows whose true class is known. @param truth none where the table has no target. */
export function tableDoubt(
  notes: ModelNotes,
  predictions: Predictions,
  truth: TableColumn | undefined,
): ClassDoubt | undefined {
  if (!truth || predictions.of !== 'classes') return classDoubt(notes, predictions);
  const { rows, places } = knownRows(notes, truth);
  const width = notes.classes?.length ?? 0;
  return classDoubt(
    notes,
    {
      of: 'classes',
      labels: Uint32Array.from(rows, (row) => predictions.labels[row] ?? 0),
      probabilities: Float64Array.from(
        { length: rows.length * width },
        (_, at) => predictions.probabilities[(rows[Math.floor(at / width)] ?? 0) * width + (at % width)] ?? 0,
      ),
    },
    places,
  );
}

/** A doubt about the scores of one class. @param scores of the rows, the higher the likelier. @param place of the class. */
export function scoresDoubt(
  notes: ModelNotes,
  { scores, place }: { readonly scores: Float64Array; readonly place: number },
  truth: TableColumn | undefined,
): ClassDoubt | undefined {
  const name = notes.classes?.[place];
  if (!truth || name === undefined) return undefined;
  const { rows, places } = knownRows(notes, truth);
  const isIt = Uint8Array.from(places, (each) => (each === place ? 1 : 0));
  const turned = turnedAuc(
    isIt,
    Float64Array.from(rows, (row) => scores[row] ?? 0),
  );
  return turned === undefined ? undefined : { of: 'scores', name, rocAuc: turned };
}

/** Rows whose value is a class of the model, and which. */
function knownRows(
  { classes = [] }: ModelNotes,
  { values }: TableColumn,
): { readonly rows: readonly number[]; readonly places: readonly number[] } {
  const placeOf = classPlaces(classes);
  const [rows, places]: [number[], number[]] = [[], []];
  for (const [row, value] of values.entries()) {
    const place = placeOf(value);
    if (place === undefined) continue;
    rows.push(row);
    places.push(place);
  }
  return { rows, places };
}
