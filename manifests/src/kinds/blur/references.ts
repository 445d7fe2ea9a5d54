import type { Reference } from '../../core/graph/entity.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { contentOf, type YamlScalar } from '../../core/yaml/node.ts';
import { namedReference } from '../../formats/citations/yaml-references.ts';
import { decisionReferences } from '../../formats/citations/decision-references.ts';
import { isAbsolute } from './model-path.ts';
import { BLUR_SUBJECTS, type BlurSettings, type ModelFile } from './model.ts';
import { folderOfPattern } from './pattern.ts';

/** What a configuration names: pictures, folders, models, roles, decisions. */
export function referencesOf(uri: string, settings: BlurSettings): Reference[] {
  const { owner, decisions, images, models, picture, folder, reports } = settings;
  const file = (scalar: YamlScalar, path: string, relation: string): Reference[] => {
    if (path === '' || isAbsolute(path)) return [];
    const target = resolveFrom(uri, path);
    const span = contentOf(scalar);
    return [
      { types: ['file'], uri, name: scalar.text, key: target, span, notation: 'fixed', relation, target },
    ];
  };
  return [
    ...(owner ? [namedReference(uri, owner, ['role', 'person'], 'owner')] : []),
    ...decisions.flatMap((decision) => decisionReferences(uri, decision)),
    ...images.flatMap((scalar) => file(scalar, folderOfPattern(scalar.text), 'reads')),
    ...BLUR_SUBJECTS.flatMap((subject) => {
      const model = models[subject];
      return model ? [...detectorOf(uri, model), ...file(model.scalar, model.path, 'model')] : [];
    }),
    ...(picture ? file(picture, picture.text, 'reads') : []),
    ...(folder ? file(folder, folder.text, 'makes') : []),
    ...reports.flatMap((report) => file(report, report.text, 'makes')),
  ];
}

/** The manifest beside a model is what a reader of its path looks for. */
function detectorOf(uri: string, { scalar, path }: ModelFile): Reference[] {
  if (path === '' || isAbsolute(path)) return [];
  const key = resolveFrom(uri, path);
  const span = contentOf(scalar);
  return [{ types: ['detector'], uri, name: scalar.text, key, span, notation: 'fixed', relation: 'model' }];
}
