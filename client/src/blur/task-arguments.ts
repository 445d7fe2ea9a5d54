/** Options of `vitruve blur` that take a value, by the names that they have in `tasks.json`. */
const VALUES: Readonly<Record<string, string>> = {
  config: '--config',
  only: '--only',
  mode: '--mode',
  threshold: '--threshold',
  model: '--model',
  method: '--method',
  colour: '--colour',
  squares: '--squares',
  picture: '--picture',
  mask: '--mask',
  margin: '--margin',
  output: '--output',
  suffix: '--suffix',
  format: '--format',
  quality: '--quality',
  workers: '--workers',
  report: '--report',
  compare: '--compare',
  locale: '--locale',
};

/** Those that are on or off. */
const SWITCHES: Readonly<Record<string, string>> = {
  detectOnly: '--detect-only',
  keepMetadata: '--keep-metadata',
  draw: '--draw',
  overwrite: '--overwrite',
  resume: '--resume',
  quiet: '--quiet',
};

/** The command line that a definition stands for. What has another type than it should is left for the command line to refuse. */
export function argumentsOf(definition: Readonly<Record<string, unknown>>): readonly string[] {
  const values = Object.entries(VALUES).flatMap(([name, option]) =>
    valuesOf(definition[name]).flatMap((value) => [option, value]),
  );
  // One value that lists them.
  const rotations = textsOf(definition['rotate']).join(',');
  const switches = Object.entries(SWITCHES).flatMap(([name, option]) =>
    definition[name] === true ? [option] : [],
  );
  const paths = textsOf(definition['paths']);
  return [
    ...values,
    ...(rotations === '' ? [] : ['--rotate', rotations]),
    ...switches,
    // A path may begin with a dash.
    ...(paths.length > 0 ? ['--', ...paths] : []),
  ];
}

/** `{ "face": 0.4 }` is `face=0.4`. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return textsOf(value);
  return Object.entries(value).flatMap(([subject, one]) => textsOf(one).map((text) => `${subject}=${text}`));
}

function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item)] : [],
  );
}
