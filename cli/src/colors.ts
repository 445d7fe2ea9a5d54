/**
 * Whether text on the standard output has colors: as `NO_COLOR` and `FORCE_COLOR` say, otherwise on a terminal and in CI, whose
 * logs show them. Asked at each run, since libraries ask once, when they are loaded.
 */
export function hasColors(environment: NodeJS.ProcessEnv = process.env, stream = process.stdout): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM, CI } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return true;
  return (stream.isTTY && TERM !== 'dumb') || Boolean(CI);
}
