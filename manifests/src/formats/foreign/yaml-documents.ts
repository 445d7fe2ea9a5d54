import {
  placesIn,
  type ForeignFile,
  type ForeignPlace,
  type ForeignRefusal,
} from '../../core/contributions/foreign-import.ts';
import { yamlProblemText } from '../../core/findings/yaml-problems.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { plainOf } from '../../core/yaml/plain.ts';

/** A document that is not empty, and where it begins. */
export interface ForeignDocument {
  readonly value: unknown;
  readonly at: ForeignPlace;
}

/** The YAML documents of some files, in their order; refused where one has a fault. */
export function yamlDocuments(files: readonly ForeignFile[]): readonly ForeignDocument[] | ForeignRefusal {
  const documents: ForeignDocument[] = [];
  for (const file of files) {
    const placeOf = placesIn(file);
    for (const { root, problems } of parseYaml(file.text)) {
      const [problem] = problems;
      if (problem) return { refused: { message: yamlProblemText(problem), at: placeOf(problem.span.start) } };
      if (root !== null) documents.push({ value: plainOf(root), at: placeOf(root.span.start) });
    }
  }
  return documents;
}
