import type { ColumnUses } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { fileOf } from '../../formats/lineage/named-table.ts';
import type { ModelDocument } from './model.ts';
import { columnsNamed } from './read.ts';

/** The columns of its table that a model names. */
export function modelColumns({
  model: { manifest },
  document: { uri },
}: KindContext<ModelDocument>): ColumnUses {
  const file = manifest && fileOf(uri, manifest);
  if (!manifest || file === undefined) return { names: [] };
  return { names: columnsNamed(manifest).map(({ text: name, span }) => ({ file, name, span })) };
}
