import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CLI, CommandFolder } from './command.ts';

/** The exit code of a script that could not mount its disk. */
const NO_DISK = 77;

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
mount -t tmpfs -o size=${DISK}k none disk || exit ${NO_DISK}
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

const WHOLE = OUTPUT * 512;

/** Megabytes of each output on another disk, and how often its runner is killed: after half of the time of a run, or more. */
const FAR = 24;
const KILLS = process.env['VITRUVE_LONG'] === '1' ? 60 : 6;

/** Outputs on another disk have to be copied. */
const FAR_PIPELINE = `version: 1
params: {letter: a}
stages:
  both:
    run: |
      yes \${params.letter} | head -c ${FAR}000000 > \${outputs.one}
      yes \${params.letter} | head -c ${FAR}000000 > \${outputs.two}
    outputs: {one: out/one.txt, two: out/two.txt}
`;

/**
 * Runs it on two disks of its own, and kills runners while they run. Of each a line: the letters and bytes of both outputs after another
 * pipeline was run, which puts in order what was left; the code, letters and bytes of the next run; and the files beside the outputs.
 */
const KILLED_SCRIPT = `
set -u
mount -t tmpfs -o size=256m none disk || exit ${NO_DISK}
mkdir disk/out; cp ./*.yaml disk; cd disk
mount -t tmpfs -o size=256m none out || exit ${NO_DISK}
told() { for each in one two; do echo "$(tr -d '\\n' < out/$each.txt | tr -s ab):$(wc -c < out/$each.txt)"; done | tr '\\n' ' '; }
begun=$(date +%s%N)
"$NODE" "$CLI" run x.pipeline.yaml > ../out 2>&1 || exit 1
took=$(($(date +%s%N) - begun))
for share in $SHARES; do
  letter=b; if [ "$(head -c 1 out/one.txt)" = b ]; then letter=a; fi
  "$NODE" "$CLI" run x.pipeline.yaml -p letter=$letter > ../out 2>&1 &
  runner=$!
  sleep "$(echo "$took $share" | awk '{ print $1 * $2 / 1e9 }')"
  kill -9 $runner 2> /dev/null
  wait $runner 2> /dev/null
  "$NODE" "$CLI" run y.pipeline.yaml > ../out 2>&1
  before="$(told)"
  "$NODE" "$CLI" run x.pipeline.yaml -p letter=$letter > ../out 2>&1
  echo "$before/ $? $letter $(told)/ $(ls -A out | tr '\\n' ' ')"
done
`;

interface Script {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a script prints that mounts disks in a place of its own; undefined where that is not possible, as in most containers. */
function printed({ text, files, environment }: Script): string | undefined {
  const folder = new CommandFolder().write({ ...files, 'disk/none': '' });
  try {
    const alone = ['--user', '--map-root-user', '--mount'];
    const { status, stdout, stderr } = spawnSync('unshare', [...alone, 'bash', '-c', text], {
      cwd: folder.path,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'] ?? '',
        LC_ALL: 'C.UTF-8',
        NODE: process.execPath,
        CLI,
        VITRUVE_CACHE: 'off',
        VITRUVE_HISTORY: '3',
        TMPDIR: join(folder.path, 'disk'),
        ...environment,
      },
    });
    if (status === null || status === NO_DISK || stderr.startsWith('unshare:')) return undefined;
    assert.equal(status, 0, stderr);
    return stdout.trimEnd();
  } finally {
    folder.remove();
  }
}

describe('a pipeline', () => {
  it('keeps outputs whole on a full disk, says why, and goes on when there is room', function () {
    this.timeout(300_000);
    const environment = { FREE: FREE.join(' ') };
    const told = printed({ text: SCRIPT, files: { 'x.pipeline.yaml': PIPELINE }, environment });
    if (told === undefined) this.skip();
    const [before, ...lines] = told.split('\n');
    const [old, fresh] = ['a', 'b'].map((letter) => `${letter}${WHOLE} ${letter}${WHOLE}`);
    assert.equal(before, `0 ${old} a`);
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
  });

  it('keeps outputs whole on another disk, to which they are copied, when its runner is killed', function () {
    this.timeout(600_000);
    const told = printed({
      text: KILLED_SCRIPT,
      files: {
        'x.pipeline.yaml': FAR_PIPELINE,
        'y.pipeline.yaml': 'version: 1\nstages:\n  nothing: {run: "true"}\n',
      },
      environment: {
        SHARES: Array.from({ length: KILLS }, (_, kill) => (0.5 + kill / KILLS / 2).toFixed(3)).join(' '),
      },
    });
    if (told === undefined) this.skip();
    const lines = told.split('\n');
    assert.equal(lines.length, KILLS);
    for (const line of lines) {
      const both = (letter: string): string => `${letter}:${FAR}000000 ${letter}:${FAR}000000 `;
      const [before = '', after = '', names] = line.split('/ ');
      const [, code, letter = ''] = /^(\d+) (\w) /u.exec(after) ?? [];
      assert.ok(['a', 'b'].map(both).includes(before), line);
      assert.equal(code, '0', line);
      assert.equal(after, `0 ${letter} ${both(letter)}`, line);
      assert.equal(names?.trim(), 'one.txt two.txt', line);
    }
  });
});
