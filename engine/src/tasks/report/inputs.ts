/** What `vitruve/report` is given; see `schemas/tasks/report.schema.json`. */
export interface ReportInputs {
  /** Absolute path of the template. */
  readonly file: string;
  /** Absolute paths. */
  readonly output: readonly string[];
  /** Absolute paths of tables, by their names in the SQL of the template. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Absolute paths of GeoJSON files, by their names in the maps of the template. */
  readonly maps?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
  readonly memory?: string;
  readonly threads?: number;
}
