import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { messages, translationOf } from '../testing/translation-of.ts';
import { AIRFLOW } from './dag.ts';

function dagOf(text: string, options: object = {}): string {
  const { text: made, remarks } = translationOf(text, AIRFLOW, options);
  assert.deepEqual(messages(remarks.refused), []);
  return made;
}

function stage(rest: string): string {
  return `version: 1\nstages:\n  only:\n${rest.replaceAll(/^/gmu, '    ')}\n`;
}

describe('pipelines as DAGs of Airflow', () => {
  it('maps one task over the runs of a matrix, and keeps the order', () => {
    const made = dagOf(`version: 1
name: Models
params: { days: { default: 730, type: integer, minimum: 1 }, flag: true }
stages:
  train:
    run: train \${matrix.model} \${params.days} \${params.flag} > \${outputs.model}
    matrix: { model: [forest, '{{ evil }}'] }
    outputs: { model: 'models/\${matrix.model}.joblib' }
    environment: { TOKEN: { secret: API_TOKEN }, TEXT: '{{ x }} \${params.days} {% y' }
    retries: { count: 2, delay: 5s }
    timeout: 90s
  import:
    run: [compare, 'echo done']
    shell: bash
    workdir: tools
    inputs: ['\${stages.train.outputs.model}']
`);
    const from = made.indexOf('with DAG(');
    assert.equal(
      made.slice(from),
      `with DAG(
    dag_id="models",
    params={
        "days": Param(730, type="integer", minimum=1),
        "flag": Param(True, type="boolean"),
    },
    schedule=None,
    catchup=False,
    # Runs share a folder.
    max_active_runs=1,
) as dag:
    train = BashOperator.partial(
        task_id="train",
        execution_timeout=timedelta(seconds=90),
        retries=2,
        retry_delay=timedelta(seconds=5),
        retry_exponential_backoff=2,
        bash_command=commands(
            "mkdir -p -- models",
            "train \\"\${VITRUVE_matrix_model}\\" \\"\${VITRUVE_PARAM_days}\\" \\"\${VITRUVE_PARAM_flag}\\" > \\"\${VITRUVE_outputs_model}\\"",
            shell="sh -e",
        ),
        cwd=FOLDER,
        append_env=True,
        skip_on_exit_code=None,
    ).expand(
        env=[
            {
                "VITRUVE_PARAM_days": "{{ params['days'] }}",
                "VITRUVE_PARAM_flag": "{{ params['flag'] | lower }}",
                "VITRUVE_matrix_model": "forest",
                "VITRUVE_outputs_model": "models/forest.joblib",
                "TEXT": "{{ '{' }}{ x }} {{ params['days'] }} {{ '{' }}% y",
                "TOKEN": "{{ conn.API_TOKEN.password }}",
            },
            {
                "VITRUVE_PARAM_days": "{{ params['days'] }}",
                "VITRUVE_PARAM_flag": "{{ params['flag'] | lower }}",
                "VITRUVE_matrix_model": literal("{{ evil }}"),
                "VITRUVE_outputs_model": literal("models/{{ evil }}.joblib"),
                "TEXT": "{{ '{' }}{ x }} {{ params['days'] }} {{ '{' }}% y",
                "TOKEN": "{{ conn.API_TOKEN.password }}",
            },
        ],
    )

    import_2 = BashOperator(
        task_id="import_2",
        bash_command=commands(
            "compare",
            "echo done",
            shell="bash -eo pipefail",
        ),
        cwd=os.path.join(FOLDER, "tools"),
        append_env=True,
        skip_on_exit_code=None,
    )

    [train] >> import_2
`,
    );
  });

  it('runs stages in images as pods that share a volume', () => {
    const text = stage(
      'run: echo $(id) > ${outputs.a}\noutputs: { a: b/a }\nimage: alpine:3.20\nresources: { cpu: 2 }',
    );
    assert.deepEqual(messages(translationOf(text, AIRFLOW).remarks.refused), [
      'Stage "only" runs in an image: name a claim of the volume with the files of the pipeline with --volume-claim',
    ]);
    const made = dagOf(text, { volumeClaim: 'data', namespace: 'ml' });
    assert.match(made, /only = KubernetesPodOperator\(/u);
    assert.match(made, /claim_name="data"/u);
    assert.match(made, /requests=\{\n\s+"cpu": "2",\n/u);
    assert.match(made, /\.value\.replace\("\$", "\$\$"\)/u);
    assert.doesNotMatch(made, /BashOperator|import os/u);
  });

  it('says what it leaves out, and refuses what it cannot express', () => {
    assert.deepEqual(
      messages(translationOf(stage("run: 'true'\nresources: { cpu: 2 }"), AIRFLOW).remarks.lost),
      ['Stage "only": resources are left out: workers have those of their machine'],
    );
    const refused = (text: string): readonly string[] =>
      messages(translationOf(text, AIRFLOW).remarks.refused);
    assert.deepEqual(refused(stage('run: dir\nshell: pwsh')), [
      'Stage "only": Airflow can run sh and bash only',
    ]);
    assert.deepEqual(refused(stage("run: 'true'\nenvironment: { A: { secret: a-b } }")), [
      '"a-b" is not a valid name of a secret here',
    ]);
  });
});
