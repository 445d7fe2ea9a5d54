import { isRecord, listIn, textIn } from './imported.ts';

/** The keys of a contract that become part of a suite, or are reported one by one where they do not, by their place. */
const READ = {
  contract: ['apiVersion', 'kind', 'id', 'name', 'description', 'schema'],
  schema: [
    ...['name', 'physicalName', 'logicalType', 'description'],
    ...['properties', 'relationships', 'quality'],
  ],
  properties: [
    ...['name', 'physicalName', 'logicalType', 'logicalTypeOptions', 'enum'],
    ...['primaryKey', 'primaryKeyPosition', 'required', 'unique'],
    ...['properties', 'relationships', 'quality'],
  ],
  quality: ['type', 'metric', 'rule', 'severity', 'description', 'arguments', 'unit', 'validValues'],
} satisfies Readonly<Record<string, readonly string[]>>;

/** Thresholds of rules: `mustBe`, `mustBeLessThan` … */
const THRESHOLD = /^must/iu;

/**
 * The keys of a contract of ODCS 3 that a suite has nothing for: teams, prices, service levels, classifications of columns … Each
 * once, with where it stands: `team`, `properties.classification`.
 */
export function keysLeftOut(contract: Readonly<Record<string, unknown>>): readonly string[] {
  const left = new Set<string>();
  const look = (place: keyof typeof READ, value: unknown): void => {
    if (!isRecord(value)) return;
    // Rules of other types are reported whole.
    if (place === 'quality' && (textIn(value, 'type') ?? 'library') !== 'library') return;
    const known: readonly string[] = READ[place];
    for (const key of Object.keys(value))
      if (!known.includes(key) && !(place === 'quality' && THRESHOLD.test(key)))
        left.add(place === 'contract' ? key : `${place}.${key}`);
    for (const rule of place === 'quality' ? [] : listIn(value, 'quality')) look('quality', rule);
    for (const property of listIn(value, 'properties')) look('properties', property);
  };
  look('contract', contract);
  const { description } = contract;
  if (isRecord(description))
    for (const key of Object.keys(description)) if (key !== 'purpose') left.add(`description.${key}`);
  for (const object of listIn(contract, 'schema')) look('schema', object);
  return [...left];
}
