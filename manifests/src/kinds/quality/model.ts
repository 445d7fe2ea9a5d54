import type { YamlDocument, YamlMap, YamlNode, YamlScalar } from '../../core/yaml/node.ts';
import type { ExpectationName } from './expectations.ts';

/** A file of checks of data: one suite. */
export interface QualityModel {
  readonly documents: readonly YamlDocument[];
  readonly suite: Suite | undefined;
}

/** Tables, and what their data must satisfy. Paths in it count from the folder of its file. */
export interface Suite {
  readonly root: YamlMap;
  readonly name: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
  readonly decisions: readonly YamlScalar[];
  readonly tables: ReadonlyMap<string, Table>;
}

/** A table of a suite. */
export interface Table {
  readonly name: string;
  readonly key: YamlScalar;
  readonly node: YamlNode | null;
  readonly path: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
  /** Columns with personal data. */
  readonly personal: readonly YamlScalar[];
  /** Their entries in the record of processing activities, by column. */
  readonly entries: ReadonlyMap<string, YamlScalar>;
  readonly checks: ReadonlyMap<string, Check>;
}

/** A check: what is expected, and how a violation counts. */
export interface Check {
  readonly name: string;
  /** The name of its table. */
  readonly table: string;
  readonly key: YamlScalar;
  readonly node: YamlMap;
  readonly description: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
  readonly severity: YamlScalar | undefined;
  readonly where: YamlScalar | undefined;
  readonly tolerate: YamlScalar | undefined;
  readonly failures: YamlScalar | undefined;
  /** The key `column`, and the columns that it names. */
  readonly columnKey: YamlScalar | undefined;
  readonly columns: readonly YamlScalar[];
  /** What is expected: one, in a sound file. */
  readonly expectations: readonly Expectation[];
}

/** A key of a check that says what is expected, with what is written under it. */
export interface Expectation {
  readonly name: ExpectationName;
  readonly key: YamlScalar;
  readonly value: YamlNode | null;
}
