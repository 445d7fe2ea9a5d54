/** The part of sql.js that is used; its WebAssembly is in the module. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export type SqlValue = string | number | bigint | Uint8Array | null;

  interface Statement {
    getColumnNames(): string[];
    step(): boolean;
    get(): SqlValue[];
    free(): void;
  }

  export interface Database {
    prepare(sql: string): Statement;
    exec(sql: string): readonly { readonly values: readonly SqlValue[][] }[];
    run(sql: string): void;
    export(): Uint8Array;
    close(): void;
  }

  export default function openSql(): Promise<{ readonly Database: new (bytes?: Uint8Array) => Database }>;
}
