import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { Kind, Parsed } from '../../core/kind.ts';
import { completeKustomization } from './complete.ts';
import { factsOf } from './facts.ts';
import type { KustomizeModel } from './model.ts';
import { describeKustomization, kustomizeFolds, kustomizeLenses, kustomizeOutline } from './outline.ts';
import { readKustomization } from './read.ts';
import { KUSTOMIZE_RULES } from './rules/index.ts';
import { KUSTOMIZE_DECLARATION } from './declaration.ts';

/** Kustomizations: which manifests belong together, and what is changed in them. */
export const KUSTOMIZE: Kind<KustomizeModel> = {
  ...KUSTOMIZE_DECLARATION,
  parse: parseKustomization,
  rules: KUSTOMIZE_RULES,
  complete: completeKustomization,
  describe: describeKustomization,
  lenses: kustomizeLenses,
  outline: kustomizeOutline,
  folds: kustomizeFolds,
};

function parseKustomization(document: TextDocument, memory?: ParseMemory): Parsed<KustomizeModel> {
  const documents = parseYaml(document.getText(), memory);
  const model = readKustomization(documents, document.getText());
  return { model, ...factsOf(model, document.uri), problems: yamlFindings(document.uri, documents) };
}
