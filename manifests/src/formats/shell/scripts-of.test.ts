import assert from 'node:assert/strict';
import { assert as property, property as forAll, string, constantFrom, array } from 'fast-check';
import { scriptsOf } from './scripts-of.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { rounds } from '../../testing/rounds.ts';

/** Command lines with the files that they run. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  'python src/train.py': ['src/train.py'],
  'python3.11 -u ./src/train.py --epochs 3 out.py': ['src/train.py'],
  'python -W ignore src/train.py': ['src/train.py'],
  '.venv/bin/python src/a.py': ['src/a.py'],
  'python "src/with space.py"': ['src/with space.py'],
  'python -m src.train --x': ['src/train.py (module)'],
  'python -um pkg.mod': ['pkg/mod.py (module)'],
  'python -c "import a.py" b.py': [],
  'python train': [],
  'python scripts/train': ['scripts/train'],
  python: [],
  'python $SCRIPT': [],
  'python ${script}/x.py': [],
  'python ${{ inputs.script }} x.py': [],
  'python {{inputs.parameters.file}} x.py': [],
  'python src/*.py': [],
  'python /opt/x.py': [],
  'python https://example.org/x.py': [],
  'bash scripts/build.sh': ['scripts/build.sh'],
  'bash -euo pipefail scripts/build.sh': ['scripts/build.sh'],
  'bash -c "python x.py"': [],
  'sh -x a.sh b.sh': ['a.sh'],
  './run.sh --fast': ['run.sh'],
  'scripts/run.sh': ['scripts/run.sh'],
  'run.sh': [],
  'node x.js': ['x.js'],
  'node --require ./setup.js --max-old-space-size=4096 x.mjs': ['x.mjs'],
  'node -e "x" y.js': [],
  'npx tsx src/main.ts': ['src/main.ts'],
  'Rscript --vanilla R/fit.R data.csv': ['R/fit.R'],
  'Rscript -e "source(1)"': [],
  'R -f fit.R': ['fit.R'],
  'spark-submit --master local[2] --conf a=b jobs/etl.py in out': ['jobs/etl.py'],
  'torchrun --nproc_per_node 4 train.py --lr 1': ['train.py'],
  'accelerate launch --num_processes 2 train.py': ['train.py'],
  'poetry run python src/a.py': ['src/a.py'],
  'uv run src/a.py': ['src/a.py'],
  'uv run a.py': ['a.py'],
  'uv run pytest': [],
  'uv run --with pandas python src/a.py': ['src/a.py'],
  'conda run -n env python src/a.py': ['src/a.py'],
  'FOO=1 BAR="b c" python src/a.py': ['src/a.py'],
  'sudo -u me env A=1 nice -n 5 timeout 10m bash a.sh': ['a.sh'],
  'cd src && python train.py': ['src/train.py'],
  'cd src/a/.. && python ../b.py': ['b.py'],
  'cd .. && python x.py': ['../x.py'],
  'cd "$DIR" && python x.py': [],
  'cd /tmp && python x.py': [],
  '(cd src && python a.py) && python b.py': ['src/a.py', 'b.py'],
  'pushd src; ./a.sh; popd; ./b.sh': ['src/a.sh', 'b.sh'],
  'if true; then cd x; fi; python a.py': [],
  'cd x | cat; python a.py': [],
  'mkdir -p out && python a.py > out/log.py 2>&1; python b.py': ['a.py', 'b.py'],
  'python a.py | tee log && bash b.sh || ./c.sh & python d.py': ['a.py', 'b.sh', 'c.sh', 'd.py'],
  'python a.py \\\n  --x 1 \\\n  b.py\npython c.py # python d.py': ['a.py', 'c.py'],
  "cat > x.py <<'EOF'\nimport y\nbash z.sh\nEOF\npython x.py": ['x.py'],
  'cat <<-EOF\n\tpython x.py\n\tEOF\npython y.py': ['y.py'],
  'cat <<EOF\n\tEOF\npython y.py': [],
  'for f in a b; do python x.py $f; done': ['x.py'],
  'source scripts/env.sh && . venv/bin/activate': ['scripts/env.sh'],
  'echo $(python a.py) `bash b.sh`; python c.py': ['c.py'],
  'echo "python a.py"; echo \'bash b.sh\'': [],
  'docker run image python a.py': [],
  'pip install -r requirements.txt': [],
  'diff <(sort a) <(sort b) && ./x.sh': ['x.sh'],
  'papermill in.ipynb out.ipynb -p a 1': ['in.ipynb'],
  'npx vitruve run --param days=3 ml.pipeline.yaml --json': ['ml.pipeline.yaml'],
  'pwsh -File scripts/a.ps1': ['scripts/a.ps1'],
};

describe('scripts of a command line', () => {
  for (const [line, expected] of Object.entries(CASES)) {
    it(line.replaceAll('\n', '⏎'), () => {
      const found = scriptsOf(line).map(({ path, form }) => (form === 'path' ? path : `${path} (module)`));
      assert.deepEqual(found, expected);
    });
  }

  it('reports where a script is named', () => {
    const line = 'cd src && python "a b.py" x';
    const [run] = scriptsOf(line);
    assert.equal(line.slice(run?.start, run?.end), '"a b.py"');
  });

  it('never throws, and points into the line', () => {
    const pieces = constantFrom(
      'python',
      ' ',
      'a.py',
      '"',
      "'",
      '$(',
      ')',
      '(',
      '`',
      '${{',
      '<<EOF',
      '\n',
      '\\',
      '&&',
      'cd',
      '|',
      '<(',
      '>',
    );
    property(
      forAll(array(pieces, { maxLength: 40 }), string(), (parts, tail) => {
        const line = parts.join('') + tail;
        for (const { start, end } of scriptsOf(line))
          assert.ok(0 <= start && start < end && end <= line.length);
      }),
      rounds(2000),
    );
  });

  it('takes steps in proportion to the length of the line', async () => {
    for (const piece of [
      '$(',
      '"$(',
      '<<E ',
      '(cd a; ',
      '(',
      'pushd x;',
      '{{',
      '${',
      'python -u ',
      '<',
      '\\\n',
    ]) {
      const growth = await growthOf((count) => scriptsOf(piece.repeat(count)), 200);
      assert.ok(growth < LINEAR, `${growth} times the steps for four times "${piece}"`);
      scriptsOf(piece.repeat(20_000));
    }
  });
});
