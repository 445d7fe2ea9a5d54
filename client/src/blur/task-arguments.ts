/** Options of `vitruve blur` that take a value, by the names that they have in `tasks.json`. */
const VALUES: Readonly<Record<string, string>> = {
  config: '--config',
  method: '--method',
  mask: '--mask',
  mode: '--mode',
  margin: '--margin',
  output: '--output',
  workers: '--workers',
  format: '--format',
  quality: '--quality',
  threshold: '--threshold',
  report: '--report',
};

/** Those that are on or off. */
const SWITCHES: Readonly<Record<string, string>> = {
  detectOnly: '--detect-only',
  keepMetadata: '--keep-metadata',
  resume: '--resume',
  overwrite: '--overwrite',
};

/** The command line that a definition stands for. What has another type than it should is left for the command line to refuse. */
export function argumentsOf(definition: Readonly<Record<string, unknown>>): readonly string[] {
  const values = Object.entries(VALUES).flatMap(([name, option]) =>
    listOf(definition[name]).flatMap((value) => [option, value]),
  );
  const switches = Object.entries(SWITCHES).flatMap(([name, option]) =>
    definition[name] === true ? [option] : [],
  );
  const paths = listOf(definition['paths']);
  // A path may begin with a dash.
  return [...values, ...switches, ...(paths.length > 0 ? ['--', ...paths] : [])];
}

function listOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item)] : [],
  );
}
