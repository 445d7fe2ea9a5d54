import type { YamlMap } from '../../../core/yaml/node.ts';
import type { MapForm } from './grammar.ts';

/** Steps that wait for others: GitHub tries them out, and may take them back. */
export const EXPERIMENTAL = new Set(['wait', 'wait-all', 'cancel', 'parallel', 'background']);

/** The intended map: the one whose required keys are present; undefined when it cannot be determined. */
export function choose(maps: readonly MapForm[], map: YamlMap): MapForm | undefined {
  const [only] = maps;
  if (maps.length === 1) return only;
  const written = new Set(map.pairs.map(({ key }) => key.text));
  const scored = maps.map((form) => {
    const names = [...form.properties];
    const required = names.filter(([, property]) => property.required);
    const distinct = required.filter(([name]) =>
      maps.some((other) => other !== form && !other.properties.get(name)?.required),
    );
    const marked = distinct.filter(([name]) => written.has(name)).length;
    const fitting = names.filter(([name]) => written.has(name)).length;
    return { form, score: marked * 100 + fitting, marked };
  });
  const best = scored.reduce((a, b) => (b.score >= a.score ? b : a));
  if (best.marked > 0) return best.form;
  // Without its mark a map is still told by keys that only one form has.
  const fitting = scored.filter(({ score }) => score === best.score);
  return fitting.length === 1 && best.score > 0 ? best.form : undefined;
}
