import type { ColumnUses } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { fileOf } from '../../formats/lineage/named-table.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { columnsNamed } from '../../formats/objectives/read.ts';

/** The columns of measurements that objectives name. */
export function objectivesColumns({
  model: { file },
  document: { uri },
}: KindContext<ObjectivesModel>): ColumnUses {
  return {
    names: (file?.objectives ?? []).flatMap((objective) => {
      const table = objective.source?.type === 'file' ? fileOf(uri, objective.source) : undefined;
      return table === undefined
        ? []
        : columnsNamed(objective).map(({ text: name, span }) => ({ file: table, name, span }));
    }),
  };
}
