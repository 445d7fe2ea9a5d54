import type { Hint } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { contains, type Span } from '../../core/text/span.ts';
import { scalarsOf, valueOf } from '../../core/yaml/node.ts';
import { systemOf } from '../../formats/architecture/system.ts';
import type { ArchitectureModel } from './model.ts';

/** After the data of a flow: its highest class, which is written elsewhere. */
export function architectureHints(
  { model: { architecture }, graph, document: { uri } }: KindContext<ArchitectureModel>,
  within: Span,
): readonly Hint[] {
  if (!architecture) return [];
  const { data } = systemOf(graph, uri, architecture.name);
  return architecture.flows.flatMap(({ map }): Hint[] => {
    const carried = valueOf(map, 'data');
    if (!carried || !contains(within, carried.span)) return [];
    const classes = scalarsOf(carried).flatMap(({ text }) => data.get(text)?.facts.class ?? []);
    const highest = classes.sort((a, b) => CLASSES.indexOf(b) - CLASSES.indexOf(a))[0];
    return highest === undefined ? [] : [{ offset: carried.span.end, label: highest }];
  });
}

const CLASSES = ['public', 'internal', 'restricted', 'confidential', 'strictly-confidential'];
