import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import type { MapShape } from '@vitruve/drawing';
import { reasonOf, TaskError } from '@vitruve/workspace';

/** Bytes of a file of shapes, which is read into memory. */
const MOST = 64 * 2 ** 20;

/** Properties that name an area, as publishers of administrative borders call them. */
const NAMES = ['nom', 'name', 'NOM', 'NAME', 'libelle'];

/**
 * The areas of a GeoJSON file, with longitudes and latitudes.
 * @param path absolute.
 * @param key the property that says which area it is.
 * @throws TaskError when it cannot be read, or an area has no such property.
 */
export async function readShapes(path: string, key: string): Promise<readonly MapShape[]> {
  const name = basename(path);
  const features = featuresIn(await readJson(path, name));
  if (!features) throw new TaskError(t('"{0}" is not a GeoJSON file with features', name));
  return features.map((feature, index) => {
    const { properties, geometry } = feature as Partial<Record<string, unknown>>;
    const values = isRecord(properties) ? properties : {};
    const id = values[key];
    if (typeof id !== 'string' && typeof id !== 'number')
      throw new TaskError(
        t(
          '"{0}": feature {1} has no property "{2}". Properties: {3}',
          name,
          index + 1,
          key,
          Object.keys(values).join(', '),
        ),
      );
    const label = NAMES.map((one) => values[one]).find((one) => typeof one === 'string');
    return {
      key: String(id),
      name: typeof label === 'string' ? label : String(id),
      rings: ringsOf(geometry),
    };
  });
}

async function readJson(path: string, name: string): Promise<unknown> {
  try {
    const { size } = await stat(path);
    if (size > MOST) throw new TaskError(t('"{0}" is larger than {1} MB', name, MOST / 2 ** 20));
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof TaskError) throw error;
    throw new TaskError(t('"{0}" cannot be read: {1}', name, reasonOf(error)));
  }
}

function featuresIn(value: unknown): readonly unknown[] | undefined {
  if (!isRecord(value) || !Array.isArray(value['features'])) return undefined;
  return (value['features'] as readonly unknown[]).filter(isRecord);
}

/** The closed lines of a polygon or of several; none of other geometries. */
function ringsOf(geometry: unknown): MapShape['rings'] {
  if (!isRecord(geometry) || !Array.isArray(geometry['coordinates'])) return [];
  const coordinates = geometry['coordinates'] as readonly unknown[];
  if (geometry['type'] === 'Polygon') return coordinates.filter(isRing);
  if (geometry['type'] !== 'MultiPolygon') return [];
  return coordinates.flatMap((polygon) => (Array.isArray(polygon) ? polygon.filter(isRing) : []));
}

function isRing(value: unknown): value is readonly (readonly number[])[] {
  return (
    Array.isArray(value) &&
    value.every((point) => Array.isArray(point) && point.slice(0, 2).every((one) => Number.isFinite(one)))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
