import type { ResourceType } from './model.ts';

const SECTIONS = {
  volume: 'volumes',
  network: 'networks',
  secret: 'secrets',
  config: 'configs',
  model: 'models',
} as const satisfies Record<ResourceType, string>;

/** The top-level key under which a project declares its volumes, networks … */
export function sectionOf(type: ResourceType): string {
  return SECTIONS[type];
}

/** What a top-level key declares. */
export function typeOfSection(section: string | number | undefined): ResourceType | undefined {
  return (Object.keys(SECTIONS) as ResourceType[]).find((type) => SECTIONS[type] === section);
}

/** The top-level keys with what they declare. */
export const RESOURCE_SECTIONS = Object.entries(SECTIONS) as readonly (readonly [ResourceType, string])[];
