import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { touches } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import { obligationsOf } from './licences.ts';
import type { DetectorModel } from './model.ts';
import { DETECTOR_SCHEMA } from './parse.ts';

/** Over a licence what it asks for, over a hash whether it is that of the model; over a key what the schema says. */
export function hoverDetector(
  { model, graph }: KindContext<DetectorModel>,
  offset: number,
): HoverText | undefined {
  const { fields, documents, stem, file } = model;
  const licence = fields?.licence;
  if (licence && touches(licence.span, offset)) {
    const asked = obligationsOf(licence.text);
    if (asked !== undefined) return { span: licence.span, markdown: asked };
  }
  const hash = fields?.hash;
  if (hash && touches(hash.span, offset)) {
    const own = graph.sha256(file);
    const name = escaped(`${stem}.onnx`);
    if (own !== undefined) {
      const markdown =
        own === hash.text
          ? t('This is the hash of {0}.', name)
          : t('{0} has a different hash: `{1}`', name, own);
      return { span: hash.span, markdown };
    }
  }
  return hoverFromSchema(DETECTOR_SCHEMA, documents, offset);
}
