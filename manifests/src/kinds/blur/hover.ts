import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { Entity } from '../../core/graph/entity.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { touches } from '../../core/text/span.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { detectorOf } from '../detector/model-files.ts';
import { obligationsOf } from '../detector/licences.ts';
import type { KindContext } from '../../core/kind.ts';
import { BLUR_SUBJECTS, type BlurModel } from './model.ts';
import { hoverMeaning, hoverSpelling } from './nestor-hover.ts';
import { schemaOf } from './parse.ts';

/** Over a model the file that is run; over a key what the schema says of it, whatever spelling it has. */
export function hoverBlur(
  { model, graph, document }: KindContext<BlurModel>,
  offset: number,
): HoverText | undefined {
  const { settings } = model;
  for (const subject of BLUR_SUBJECTS) {
    const file = settings?.models[subject];
    if (!file || !touches(file.scalar.span, offset)) continue;
    const finds = subject === 'face' ? t('Face detection model') : t('Plate detection model');
    const detector = detectorOf(graph, resolveFrom(document.uri, file.path), document.uri);
    const path = `${finds}: \`${file.path.replaceAll('`', "'")}\``;
    return {
      span: file.scalar.span,
      markdown: [path, ...(detector ? describeDetector(detector) : [])].join('\n\n'),
    };
  }
  return (
    hoverMeaning(model, offset) ??
    hoverFromSchema(schemaOf(model), model.documents, offset) ??
    hoverSpelling(model, offset)
  );
}

/** What the manifest beside a model says of it. */
function describeDetector({ name, detail, facts }: Entity): readonly string[] {
  const licence = facts?.licence;
  if (typeof licence !== 'string') return [`**${escaped(detail ?? name)}**`];
  const asked = obligationsOf(licence);
  const named = t('License: {0}', escaped(licence));
  return [`**${escaped(detail ?? name)}** · ${named}`, ...(asked === undefined ? [] : [asked])];
}
