/** A type in the form that the packages of models are read into, before it is written compactly. */
export type Form =
  | { readonly type: 'ref'; readonly to: string }
  | { readonly type: 'list'; readonly items: Form; readonly limits?: Limits }
  | { readonly type: 'map'; readonly values: Form }
  | { readonly type: 'object'; readonly fields: Map<string, Field> }
  | {
      readonly type: Scalar;
      readonly values?: readonly (string | number)[];
      readonly limits?: Limits;
    };

export type Scalar =
  | 'string'
  | 'int32'
  | 'int64'
  | 'number'
  | 'boolean'
  | 'quantity'
  | 'int-or-string'
  | 'date-time'
  | 'bytes'
  | 'any';

/** What a value must keep to, under the names of JSON Schema. */
export type Limits = Readonly<Record<string, string | number>>;

export interface Field {
  readonly form: Form;
  readonly required: boolean;
  readonly description: string | undefined;
}

/** A named type of one package. */
export interface Definition {
  /** Unique among all packages. */
  readonly key: string;
  /** The short name and the file that it is written to. */
  readonly name: string;
  readonly file: string;
  readonly form: Form;
  /** Types whose fields it has besides its own, by key. */
  readonly bases: readonly string[];
  readonly description: string | undefined;
}

/** A kind of resource and the definition that describes it. */
export interface KindDefinition {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly definition: string;
}

/** What was read of packages. */
export interface Models {
  readonly definitions: Map<string, Definition>;
  /** Other names of definitions, by which files import them. */
  readonly names: Map<string, string>;
  readonly kinds: KindDefinition[];
}
