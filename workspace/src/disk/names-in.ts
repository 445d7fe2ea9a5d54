import { readdirSync } from 'node:fs';
import { MOST_NAMES } from '@vitruve/manifests';

/** The names in a folder, those of folders with a slash behind them; `MOST_NAMES` of them at most, none where it cannot be read. */
export function namesIn(path: string): readonly string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => name !== '.git');
    return entries.slice(0, MOST_NAMES).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  } catch {
    return [];
  }
}
