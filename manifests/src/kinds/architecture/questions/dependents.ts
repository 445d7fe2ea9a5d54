import { t } from '@vscode/l10n';
import type { CommandFolder } from '../../../core/contributions/command.ts';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import { nameKey, type Entity, type EntityType, type Reference } from '../../../core/graph/entity.ts';
import { isWithin, pathWithin } from '../../../core/text/resource.ts';
import { decisionKey, decisionNumber } from '../../../formats/citations/mention.ts';

/** What may be asked about. */
const TYPES: readonly EntityType[] = [
  'element',
  'data-class',
  'zone',
  'role',
  'person',
  'decision',
  'risk',
  'resource',
];

interface Dependent {
  readonly type: EntityType;
  readonly id: string;
  readonly relation: string;
  readonly file: string;
}

/** What names something: elements, flows and data of models, activities, risks. JSON: `dependents` with type, id, relation and file. */
export const dependents: TerminalRun = (folder, { name = '' }) => {
  const { graph, root } = folder;
  const number = decisionNumber(name);
  const keys = new Set([name, nameKey(name), ...(number === undefined ? [] : [decisionKey(number)])]);
  const named = TYPES.flatMap((type) => [...keys].flatMap((key) => graph.find(type, key, root)));
  if (named.length === 0) return { refused: t('Nothing in this folder is called "{0}"', name) };
  const found = new Map<string, Dependent>();
  for (const entity of named) {
    for (const reference of graph.referencesTo(entity)) {
      const dependent = holderOf(folder, reference);
      if (dependent)
        found.set(`${dependent.file} ${dependent.type} ${dependent.id} ${dependent.relation}`, dependent);
    }
  }
  const all = [...found.values()].sort((a, b) => (`${a.file} ${a.id}` < `${b.file} ${b.id}` ? -1 : 1));
  const lines = all.map(({ id, relation, file }) => `${id}: ${relation} (${file})`);
  return {
    lines: lines.length > 0 ? lines : [t('Nothing depends on "{0}"', name)],
    json: { name, dependents: all },
  };
};

/** The smallest entity that contains a reference. */
function holderOf({ graph, root }: CommandFolder, { uri, span, relation }: Reference): Dependent | undefined {
  if (!isWithin(root, uri) || relation === 'within' || relation === 'parent') return undefined;
  const around = graph
    .declaredIn(uri)
    .filter(
      ({ type, extent }) => type !== 'architecture' && extent.start <= span.start && span.end <= extent.end,
    );
  const [holder] = around.sort(
    (a: Entity, b: Entity) => a.extent.end - a.extent.start - (b.extent.end - b.extent.start),
  );
  if (!holder) return undefined;
  return { type: holder.type, id: holder.key, relation, file: pathWithin(root, uri) };
}
