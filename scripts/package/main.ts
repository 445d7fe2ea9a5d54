import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { run } from '../system.ts';
import { compressLittle } from './compression.ts';
import { putNatives, removeNatives } from './natives.ts';
import { packCommandLine } from './npm.ts';
import { stageFolder } from './staged-folder.ts';

/** The package of the command line, for npm: one for all platforms. */
const COMMAND_LINE = 'npm';

/** Platforms that VS Code runs on, each with a package of its own. */
const PLATFORMS = [
  ...['linux-x64', 'linux-arm64', 'linux-armhf', 'alpine-x64', 'alpine-arm64'],
  ...['darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'],
];

const OUT = 'dist/vsix';
/** Those named on the command line (`npm run package -- linux-x64 npm`), otherwise all. `--no-build` packs what was built last, `--light` for a test: larger, and not searched for secrets. */
const all = [COMMAND_LINE, ...PLATFORMS];
const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: { build: { type: 'boolean', default: true }, light: { type: 'boolean', default: false } },
});
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`Unknown package: ${unknown.join(', ')}. Known: ${all.join(', ')}`);

if (values.build && (await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
if (values.light) compressLittle();
await mkdir(OUT, { recursive: true });
for (const name of asked.length > 0 ? asked : all) {
  if (name === COMMAND_LINE) console.log(`Packed: ${await packCommandLine()}`);
  else await packExtension(name);
}

async function packExtension(platform: string): Promise<void> {
  try {
    const missing = await putNatives(platform);
    if (missing.length > 0)
      console.log(
        `${platform}: without the tasks on ${missing.join(' and ')}, whose libraries are not published for it`,
      );
    await createVSIX({
      cwd: await stageFolder(resolve('.'), platform),
      followSymlinks: true,
      target: platform,
      packagePath: resolve(OUT, `vitruve-${platform}.vsix`),
      dependencies: false,
      // Its links lead to the documentation inside the package.
      rewriteRelativeLinks: false,
      // The search takes most of the time.
      allowPackageAllSecrets: values.light,
      allowPackageEnvFile: values.light,
    });
  } finally {
    await removeNatives();
  }
}
