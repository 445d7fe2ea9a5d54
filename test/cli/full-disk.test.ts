import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CLI, CommandFolder } from './command.ts';

/** Kilobytes of the disk. */
const DISK = 1024;

/** Kilobytes that are free when a run begins: nothing, too little for its state, for one output, for both, and enough. */
const FREE = process.env['VITRUVE_LONG'] === '1' ? [...Array(50).keys()].map((n) => 8 * n) : [0, 4, 40, 200];

/** Kilobytes of each output. */
const OUTPUT = 150;

/** Two outputs of one stage, which are of one run, and a reader. */
const PIPELINE = `version: 1
params: {letter: a}
stages:
  both:
    run: |
      yes \${params.letter} | head -c ${OUTPUT * 1024} > \${outputs.one}
      yes \${params.letter} | head -c ${OUTPUT * 1024} > \${outputs.two}
    outputs: {one: one.txt, two: two.txt}
  first: {run: 'head -c 1 \${stages.both.outputs.one} > \${outputs.o}', outputs: {o: first.txt}}
`;

/**
 * Runs the pipeline on a disk of its own, which is in memory and which no other process sees: once with room, then for each number of
 * free kilobytes with another letter, and again after room was made. Of each run a line: its exit code, and the first letter and the
 * number of lines of each output.
 */
const SCRIPT = `
set -u
mount -t tmpfs -o size=${DISK}k none disk || exit 77
cp x.pipeline.yaml disk; cd disk
told() {
  code=0
  "$NODE" "$CLI" run -p letter=$1 > ../out 2> ../err || code=$?
  echo "$code $(head -c 1 one.txt)$(wc -l < one.txt) $(head -c 1 two.txt)$(wc -l < two.txt) $(head -c 1 first.txt)"
  if [ $code != 0 ]; then cat ../err ../out | tr '\\n' ' '; echo; fi
}
told a
for free in $FREE; do
  used=$(($(df -k --output=used . | tail -n 1)))
  head -c $(((${DISK} - used - free) * 1024)) /dev/zero > fill
  told b
  rm fill
  told b
  told a
done
find . -type f | sort
`;

const IN_NAMESPACE = ['--user', '--map-root-user', '--mount'] as const;
const WHOLE = OUTPUT * 512;

describe('a pipeline on a full disk', () => {
  it('keeps outputs whole, says why, and goes on when there is room', function () {
    this.timeout(300_000);
    const folder = new CommandFolder().write({ 'x.pipeline.yaml': PIPELINE, 'disk/none': '' });
    try {
      const { status, stdout, stderr } = spawnSync('unshare', [...IN_NAMESPACE, 'bash', '-c', SCRIPT], {
        cwd: folder.path,
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'] ?? '',
          LC_ALL: 'C.UTF-8',
          NODE: process.execPath,
          CLI,
          FREE: FREE.join(' '),
          VITRUVE_CACHE: 'off',
          VITRUVE_HISTORY: '3',
          TMPDIR: join(folder.path, 'disk'),
        },
      });
      // Where no disk can be mounted, as in most containers and on other systems.
      if (status === null || status === 77 || stderr.startsWith('unshare:')) this.skip();
      const [before, ...lines] = stdout.trimEnd().split('\n');
      const [old, fresh] = ['a', 'b'].map((letter) => `${letter}${WHOLE} ${letter}${WHOLE}`);
      assert.equal(before, `0 ${old} a`, stderr);
      let faults = 0;
      for (const free of FREE) {
        const told = lines.shift() ?? '';
        if (told.startsWith('0 ')) assert.equal(told, `0 ${fresh} b`);
        else {
          faults++;
          assert.match(told, new RegExp(`^[12] (?:${old} a|${fresh} a)$`, 'u'), `${free} KB free`);
          assert.match(lines.shift() ?? '', /no space left on device/iu, `${free} KB free`);
        }
        assert.deepEqual(lines.splice(0, 2), [`0 ${fresh} b`, `0 ${old} a`], `after ${free} KB free`);
      }
      assert.ok(faults >= 2, 'there was always room');
      // Nothing of the runs that failed is left.
      const known =
        /^\.\/(?:\.vitruve\/(?:\.gitignore|files\.json|history\/\d+\.(?:jsonl|log\.gz)|unchanged\/(?:\.gitignore|[0-9a-f]{16}))|x\.pipeline\.(?:yaml|lock)|(?:one|two|first)\.txt|none)$/u;
      assert.deepEqual(
        lines.filter((name) => !known.test(name)),
        [],
      );
    } finally {
      folder.remove();
    }
  });
});
