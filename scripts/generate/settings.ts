import { SETTINGS_SECTIONS, type SettingSchema, type SettingsSection } from '@vitruve/manifests';

type Json = Record<string, unknown>;

/** A group of the settings editor. */
export interface ConfigurationGroup {
  title: string;
  order: number;
  properties: Record<string, Json>;
}

/**
 * The groups of the settings editor with those of the kinds as these declare them. The texts are in `package.nls.json`.
 * @param texts the keys of that file: values of an enumeration are described where it has a text for them.
 */
export function configuration(
  groups: readonly ConfigurationGroup[],
  texts: ReadonlySet<string>,
): ConfigurationGroup[] {
  const ofKinds = new Map(SETTINGS_SECTIONS.map((section) => [`%settings.${section.name}%`, section]));
  const known = groups.map((group) => {
    const section = ofKinds.get(group.title);
    ofKinds.delete(group.title);
    return section ? { ...group, properties: propertiesOf(section, texts) } : group;
  });
  const added = [...ofKinds].map(([title, section], index) => ({
    title,
    order: known.length + index,
    properties: propertiesOf(section, texts),
  }));
  return [...known, ...added];
}

function propertiesOf(
  { name, properties }: SettingsSection,
  texts: ReadonlySet<string>,
): Record<string, Json> {
  return Object.fromEntries(
    schemasOf(properties).map(([key, { default: standard, ...schema }], order) => {
      const id = `setting.${name as string}.${key}`;
      const described = (schema.enum ?? []).map((value) => `${id}.${String(value)}`);
      const enumDescriptions =
        described.length > 0 && described.every((text) => texts.has(text))
          ? { enumDescriptions: described.map((text) => `%${text}%`) }
          : {};
      const property = {
        scope: 'resource',
        ...schema,
        ...enumDescriptions,
        default: standard,
        order,
        markdownDescription: `%${id}%`,
      };
      return [`vitruve.${name as string}.${key}`, property];
    }),
  );
}

/** `schemas/settings.schema.json` with the settings that kinds declare; the texts of what it had already stay. */
export function settingsSchema(text: string): string {
  const schema = JSON.parse(text) as { properties: Record<string, Json> };
  for (const section of SETTINGS_SECTIONS) {
    const name: string = section.name;
    const known = schema.properties[name];
    const texts = (known?.['properties'] ?? {}) as Record<string, Json>;
    schema.properties[name] = {
      type: 'object',
      additionalProperties: false,
      ...textsOf(known),
      properties: Object.fromEntries(
        schemasOf(section.properties).map(([key, property]) => [
          key,
          { ...property, ...textsOf(texts[key]) },
        ]),
      ),
    };
  }
  return JSON.stringify(schema, undefined, 2);
}

/** The texts of a schema that users read. */
function textsOf(schema: Json = {}): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => /description/iu.test(key)));
}

function schemasOf(properties: SettingsSection['properties']): [string, SettingSchema][] {
  return Object.entries(properties);
}
