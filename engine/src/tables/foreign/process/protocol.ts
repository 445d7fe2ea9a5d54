/** What is converted, and into what. */
export interface Conversion {
  readonly kind: 'workbook' | 'sqlite';
  /** Absolute path of the file. */
  readonly path: string;
  /** Absolute path of the text to write: UTF-8, commas between columns. */
  readonly to: string;
  /** A sheet or a table by its name; the first sheet, or the only table. */
  readonly table?: string;
  /** Whether the first sheet or table will do where there is none of that name, or there are several. */
  readonly takesFirst?: boolean;
  /** Rows of a sheet to leave out at its beginning. */
  readonly skip?: number;
}

export interface Converted {
  readonly table: string;
  /** All that there are to choose from, in their order. */
  readonly tables: readonly string[];
  /** Whether the first row of the text holds the names of columns for certain. */
  readonly hasNames: boolean;
  /** Whether it has no cell with a value. */
  readonly isEmpty: boolean;
}

/** Why a file is not read, which has nothing to do with the sheet that is asked for. */
export type Refusal = 'no-workbook' | 'damaged' | 'encrypted' | 'unpacks-too-large' | 'too-many-cells';

export type ConversionAnswer =
  | { readonly converted: Converted }
  /** There is no such table; or several, and none was named. */
  | { readonly tables: readonly string[] }
  | { readonly refused: Refusal }
  | { readonly fault: string };

/** How a server is reached. */
export interface ServerAddress {
  /** A name, or the folder of a socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** That of the file of passwords where it is not given. */
  readonly password?: string;
  readonly database: string;
  /** Settings of the session, as `PGOPTIONS` holds them. */
  readonly options?: string;
  /** Milliseconds to connect. */
  readonly patience: number;
  /** Ways to connect, of which the next is tried where the server does not take one. */
  readonly ways: readonly ('plain' | Encryption)[];
}

/** How a connection is encrypted; paths are absolute. */
export interface Encryption {
  /** Whether the server proves who it is: by a certificate, and one for its name. */
  readonly proof: 'none' | 'certificate' | 'name';
  /** Certificates of authorities; those of Node where it is not given. */
  readonly authorities?: string;
  readonly certificate?: string;
  readonly key?: string;
}

/** A table or a query of a server, and the text to write. */
export interface ServerReading {
  readonly kind: 'postgres';
  readonly address: ServerAddress;
  readonly sql: string;
  /** Absolute path of the text to write: UTF-8, without a header; values are in quotes, `\N` is a missing one. */
  readonly to: string;
  /** Milliseconds that the server may take until it sends something. */
  readonly timeout: number;
}

/** A column with its type as DuckDB writes it. */
export interface ServerColumn {
  readonly name: string;
  readonly type: string;
}

export type ServerAnswer =
  | { readonly columns: readonly ServerColumn[] }
  | { readonly failure: ServerFailure }
  | { readonly fault: string };

/** Why nothing was read. */
export interface ServerFailure {
  readonly message: string;
  /** An SQLSTATE, a code of Node, or one of ours. */
  readonly code?: string;
  /** Whether it happened before the query was sent. */
  readonly isConnecting: boolean;
  /** Where the query is wrong; characters from 1. */
  readonly position?: number;
  readonly hint?: string;
  /** Tables that may be read, of a query that names another one. */
  readonly tables?: readonly string[];
  /** The value that no table can hold. */
  readonly value?: { readonly column: string; readonly row: number; readonly text: string };
}
