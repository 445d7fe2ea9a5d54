import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { run } from '../system.ts';
import { putNatives, removeNatives } from './natives.ts';

/** Platforms that VS Code runs on. A platform named on the command line is made alone: `npm run package -- linux-x64`. */
const PLATFORMS = [
  ...['linux-x64', 'linux-arm64', 'linux-armhf', 'alpine-x64', 'alpine-arm64'],
  ...['darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'],
];

const OUT = 'dist/vsix';
const asked = process.argv.slice(2);
const unknown = asked.filter((platform) => !PLATFORMS.includes(platform));
if (unknown.length > 0)
  throw new Error(`Unknown platform: ${unknown.join(', ')}. Known: ${PLATFORMS.join(', ')}`);

if ((await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
await mkdir(OUT, { recursive: true });
for (const platform of asked.length > 0 ? asked : PLATFORMS) {
  const packagePath = join(OUT, `vitruve-${platform}.vsix`);
  try {
    if (!(await putNatives(platform)))
      console.log(`${platform}: without blurring and prediction, whose libraries are not published for it`);
    await createVSIX({
      target: platform,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
  } finally {
    await removeNatives();
  }
}
