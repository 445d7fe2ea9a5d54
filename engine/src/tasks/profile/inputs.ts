/** What `vitruve/profile` is given; see `schemas/tasks/profile.schema.json`. */
export interface ProfileInputs {
  /** Absolute: a file, or a folder of files. */
  readonly table: string;
  /** The name of a sheet of a workbook, or of a table of a database. */
  readonly sheet?: string;
  /** First rows that the result holds. */
  readonly rows?: number;
  readonly memory?: string;
  readonly threads?: number;
}
