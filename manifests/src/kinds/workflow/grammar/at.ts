import { isMap, isSeq, pairOf, type YamlNode } from '../../../core/yaml/node.ts';
import { formOf, ROOT_FORM, type Form, type Language, type MapForm, type Property } from './grammar.ts';
import { choose } from './choose.ts';

/** What the grammar says of the value at a path. */
export interface At {
  readonly form: Form;
  readonly node: YamlNode | null;
  /** Contexts and functions of expressions there. */
  readonly contexts: readonly string[];
  /** The property that leads to the value, with its description. */
  readonly property: Property | undefined;
}

/** Follows a path through the grammar; undefined where it leads out of it. */
export function grammarAt(
  language: Language,
  root: YamlNode | null,
  path: readonly (string | number)[],
): At | undefined {
  const first = formOf(language, ROOT_FORM[language]);
  const start: At = { form: first, node: root, contexts: first.contexts, property: undefined };
  return path.reduce<At | undefined>((at, step) => at && below(language, at, step), start);
}

function below(language: Language, { form, node, contexts }: At, step: string | number): At | undefined {
  const item = typeof step === 'number';
  const property = item
    ? undefined
    : mapsAt(form, node)
        .map(({ properties }) => properties.get(step))
        .find((found) => found !== undefined);
  const definition = item
    ? form.items
    : (property?.type ?? mapsAt(form, node).find(({ others }) => others !== undefined)?.others);
  if (definition === undefined) return undefined;
  const next = formOf(language, definition);
  const value = item
    ? isSeq(node)
      ? (node.items[step] ?? null)
      : null
    : (pairOf(node, step)?.value ?? null);
  return { form: next, node: value, contexts: [...new Set([...contexts, ...next.contexts])], property };
}

/** The maps that may be at a place: the intended one, as soon as it can be determined. */
export function mapsAt({ maps }: Form, node: YamlNode | null): readonly MapForm[] {
  const chosen = isMap(node) ? choose(maps, node) : undefined;
  return chosen ? [chosen] : maps;
}
