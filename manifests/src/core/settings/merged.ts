import type { Settings } from './settings.ts';

/**
 * Settings with values of another source laid over them: those whose type is that of the setting. What an editor sends
 * beyond them, such as its own settings under the same prefix, is left out.
 */
export function mergedSettings(base: Settings, given: unknown): Settings {
  return laidOver(base, given) as Settings;
}

function laidOver(base: unknown, given: unknown): unknown {
  if (given === undefined || given === null) return base;
  if (Array.isArray(base)) return Array.isArray(given) ? given : base;
  if (!isRecord(base)) return typeof given === typeof base ? given : base;
  if (!isRecord(given)) return base;
  const keys = Object.keys(base);
  return Object.fromEntries(
    keys.map((key) => [
      key,
      key === 'rules' ? { ...asRecord(base[key]), ...asRecord(given[key]) } : laidOver(base[key], given[key]),
    ]),
  );
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
