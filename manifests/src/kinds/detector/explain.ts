import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { Entity } from '../../core/graph/entity.ts';
import { counted } from '../../core/language.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { span, touches } from '../../core/text/span.ts';
import { contentEnd, contentOf, isScalar } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import { obligationsOf } from './licences.ts';
import type { DetectorModel } from './model.ts';
import { DETECTOR_SCHEMA } from './parse.ts';

type Context = KindContext<DetectorModel>;

/** Over a licence what it asks for, over a hash whether it is that of the model; over a key what the schema says. */
export function hoverDetector({ model, graph }: Context, offset: number): HoverText | undefined {
  const { said, documents, stem, file } = model;
  const licence = said?.licence;
  if (licence && touches(licence.span, offset)) {
    const asked = obligationsOf(licence.text);
    if (asked !== undefined) return { span: licence.span, markdown: asked };
  }
  const hash = said?.hash;
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

/** For the reader of a configuration that names the model. */
export function describeDetector({ model }: Context, { name }: Entity): string {
  const { said } = model;
  const finds =
    said?.subject?.text === 'face'
      ? t('detects faces')
      : said?.subject?.text === 'plate'
        ? t('detects plates')
        : undefined;
  const head = [`**${escaped(said?.id?.text ?? name)}**`, ...(finds ? [finds] : [])].join(' · ');
  const licence = said?.licence ? [t('License: {0}', escaped(said.licence.text))] : [];
  const asked = said?.licence ? (obligationsOf(said.licence.text) ?? []) : [];
  const source = said?.source ? [escaped(said.source.text)] : [];
  return [head, ...licence, ...[asked].flat(), ...source].join('\n\n');
}

/** How many configurations run the model. */
export function detectorLenses({ model, graph, document }: Context): readonly Lens[] {
  const [declared] = graph.declaredIn(document.uri);
  if (!declared || !model.said) return [];
  const users = graph.referencesTo(declared);
  if (users.length === 0) return [];
  return [
    {
      span: span(0, 0),
      title: counted(users.length, 'Used by {0} configuration', 'Used by {0} configurations'),
      opens: users,
    },
  ];
}

/** The keys with their values. */
export function detectorOutline({ model: { said } }: Context): readonly OutlineItem[] {
  return (said?.root.pairs ?? []).map(({ key, value }) => ({
    name: key.text,
    ...(isScalar(value) && value.text !== '' ? { detail: value.text } : {}),
    icon: 'variable',
    span: span(key.span.start, Math.max(key.span.end, value ? contentEnd(value) : 0)),
    nameSpan: contentOf(key),
  }));
}
