/** Megabytes that the parts of a workbook may unpack to: what is read of them takes several times as much. */
export const MOST_UNPACKED = 512;

/** Millions of cells of a text that a file becomes: a view of a database may have rows without end. */
export const MOST_CELLS = 200;
