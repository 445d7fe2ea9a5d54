/** What `vitruve/save` is given; see `schemas/tasks/save.schema.json`. */
export interface SaveInputs {
  /** Absolute path of a table: a file, or a folder of files. */
  readonly table: string;
  /** Absolute. */
  readonly output: string;
  readonly separator?: ',' | ';' | 'tab' | '|';
  readonly decimal?: '.' | ',';
  readonly dates?: 'iso' | 'day-first';
  readonly encoding?: 'utf-8' | 'utf-8-bom' | 'windows-1252';
  /** The name of the sheet of a workbook. */
  readonly sheet?: string;
  readonly memory?: string;
  readonly threads?: number;
}
