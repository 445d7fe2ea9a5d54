/** A place in the grid. Row -1 holds the heads of the roles, column -1 the names of the activities. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Rows that a page key moves by. */
const PAGE = 10;

/** Where a key leads from a place; undefined for a key that moves nothing. `control` is Ctrl, or Cmd. */
export function moved(
  { row, column }: Place,
  key: string,
  control: boolean,
  size: GridSize,
): Place | undefined {
  const first = -1;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case 'ArrowUp':
      return within({ row: control ? first : row - 1, column }, size);
    case 'ArrowDown':
      return within({ row: control ? lastRow : row + 1, column }, size);
    case 'ArrowLeft':
      return within({ row, column: control ? first : column - 1 }, size);
    case 'ArrowRight':
      return within({ row, column: control ? lastColumn : column + 1 }, size);
    case 'PageUp':
      return within({ row: row - PAGE, column }, size);
    case 'PageDown':
      return within({ row: row + PAGE, column }, size);
    case 'Home':
      return within({ row: control ? first : row, column: first }, size);
    case 'End':
      return within({ row: control ? lastRow : row, column: lastColumn }, size);
    default:
      return undefined;
  }
}

/** The place, moved into the grid where it is outside. */
export function within({ row, column }: Place, size: GridSize): Place {
  return {
    row: Math.max(-1, Math.min(row, size.rows - 1)),
    column: Math.max(-1, Math.min(column, size.columns - 1)),
  };
}

/** The next cell in reading direction, or the one before: what Tab does after an edit. Stays at the ends. */
export function neighbour({ row, column }: Place, by: 1 | -1, size: GridSize): Place {
  const index = row * size.columns + column + by;
  if (index < 0 || index >= size.rows * size.columns) return { row, column };
  return { row: Math.floor(index / size.columns), column: index % size.columns };
}
