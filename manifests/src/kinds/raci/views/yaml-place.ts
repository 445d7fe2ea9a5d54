import type { YamlMap, YamlNode, YamlPair } from '../../../core/yaml/node.ts';
import type { Activity, Matrix } from '../model.ts';

/** A cell of a YAML matrix that is to be changed. */
export interface YamlCellPlace {
  readonly text: string;
  /** The row as it is written. */
  readonly item: YamlMap;
  readonly matrix: Matrix;
  readonly activity: Activity;
  /** Index of the role in the matrix. */
  readonly role: number;
  /** What is in the document more than once, by an alias. */
  readonly repeated: ReadonlySet<YamlNode | YamlPair>;
}

export function roleName({ matrix, role }: YamlCellPlace): string {
  return matrix.roles[role]?.name ?? '';
}
