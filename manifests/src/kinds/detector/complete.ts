import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { asJson } from '../../core/contributions/json-completion.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import type { KindContext } from '../../core/kind.ts';
import { LICENCES, obligationsOf } from './licences.ts';
import type { DetectorModel } from './model.ts';
import { DETECTOR_SCHEMA } from './parse.ts';

type Context = KindContext<DetectorModel>;

/** What the schema lists, licences, and of the model beside it its name and its hash. */
export function completeDetector(context: Context, offset: number): readonly Completion[] {
  const { model, document } = context;
  const cursor = yamlCursor(document.getText(), model.documents[0], offset);
  if (!cursor) return [];
  const all = [...values(context, cursor), ...completeFromSchema(DETECTOR_SCHEMA, cursor)];
  return model.isJson ? all.map((one) => asJson(one, cursor)) : all;
}

function values({ graph, model }: Context, cursor: YamlCursor): readonly Completion[] {
  if (cursor.role !== 'value' || cursor.path.length !== 1) return [];
  const of = (text: string, detail: string | undefined): Completion => ({
    label: text,
    span: cursor.span,
    text: writtenAt(cursor, text),
    kind: 'value',
    ...(detail === undefined ? {} : { detail }),
  });
  const file = `${model.stem}.onnx`;
  switch (String(cursor.path[0])) {
    case 'id':
      return [of(model.stem, t('name of the model file'))];
    case 'licence':
      return LICENCES.map((licence) => of(licence, obligationsOf(licence)));
    case 'hash': {
      const hash = graph.sha256(model.file);
      return hash === undefined ? [] : [of(hash, t('hash of {0}', file))];
    }
    default:
      return [];
  }
}
