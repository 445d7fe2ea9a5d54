/** The part of pg-cursor that is used: rows of texts. */
declare module 'pg-cursor' {
  import type { FieldDef, Submittable } from 'pg';

  interface Settings {
    readonly rowMode: 'array';
    readonly types: { getTypeParser(): (text: string) => string };
  }

  type Row = readonly (string | null)[];

  export default class Cursor implements Submittable {
    constructor(sql: string, values: readonly string[], settings: Settings);
    submit: Submittable['submit'];
    handleError(error: Error): void;
    read(
      count: number,
      done: (
        error: Error | undefined,
        rows: readonly Row[],
        result: { readonly fields: readonly FieldDef[] },
      ) => void,
    ): void;
  }
}
