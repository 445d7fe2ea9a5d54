import assert from 'node:assert/strict';
import { filesNamedIn } from './files-of.ts';
import { partsNamedIn } from './stages-of.ts';

/** Command lines with what they ask for by name, and where. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'vitruve run ml.pipeline.yaml': [],
  'vitruve run ml.pipeline.yaml train evaluate': [
    'stage train in ml.pipeline.yaml',
    'stage evaluate in ml.pipeline.yaml',
  ],
  'npx vitruve run --stage=train -s test ml/p.pipeline.yaml': [
    'stage train in ml/p.pipeline.yaml',
    'stage test in ml/p.pipeline.yaml',
  ],
  'vitruve run p.pipeline.yaml --param days=3 --param "seed=4" -j 2': ['parameter days in p.pipeline.yaml'],
  'vitruve run $FILE train': [],
  'vitruve run p.pipeline.yaml "$STAGE" \'train\'': ['stage train in p.pipeline.yaml'],
  'vitruve check p.pipeline.yaml train': [],
  'dvc repro': [],
  'dvc repro train -f': ['stage train in dvc.yaml'],
  'cd model && dvc repro train': ['stage train in model/dvc.yaml'],
  'poetry run dvc exp run -S a=1 train': ['stage train in dvc.yaml'],
  'dvc repro model/dvc.yaml:train': ['stage train in model/dvc.yaml'],
  'dvc repro data/raw.csv train@a': [],
  'dvc repro -R models': [],
  'dvc pull train': [],
  'docker compose -f deploy/compose.yml up -d api': ['service api in deploy/compose.yml'],
  'docker-compose run --rm -e A=1 worker python x.py': [
    'service worker in compose.yaml, compose.yml, docker-compose.yaml, docker-compose.yml',
  ],
  'docker compose --project-directory x up api': [],
  'docker run api': [],
};

const FILES: Readonly<Record<string, readonly string[]>> = {
  'docker build -t x:1 -f docker/api.Dockerfile .': ['dockerfile docker/api.Dockerfile'],
  'docker buildx build --file=Dockerfile --push .': ['dockerfile Dockerfile'],
  'docker compose -f a.yml -f b.yml up': ['manifest a.yml', 'manifest b.yml'],
  'kubectl apply -n x -f kubernetes/ -f https://example.org/x.yaml': ['manifest kubernetes'],
  'kubectl apply -k overlays/prod': ['manifest overlays/prod'],
  'cat x | kubectl apply -f -': [],
  'kubectl logs -f pod': [],
  'kustomize build overlays/prod | kubectl apply -f -': ['manifest overlays/prod'],
  'kustomize build --load-restrictor LoadRestrictionsNone overlays/prod': ['manifest overlays/prod'],
  'kubectl kustomize --enable-helm --network-name host overlays/prod': ['manifest overlays/prod'],
  'kustomize build --later-option value overlays/prod': [],
  'kubectl --kubeconfig x.conf --context prod apply -f deploy.yaml': ['manifest deploy.yaml'],
  'kubectl wait --for condition=Ready --timeout 60s -f deploy.yaml': ['manifest deploy.yaml'],
  'helm upgrade --install api ./chart -f values/prod.yaml --set a=b': [
    'chart chart',
    'values values/prod.yaml',
  ],
  'helm install api prometheus/alertmanager': [],
  'helm lint charts/api': ['chart charts/api'],
  'terraform -chdir=infra apply': ['module-folder infra'],
  'make -C docs -f Makefile.ci html': ['module-folder docs'],
  'make -f Makefile.ci html': ['tasks Makefile.ci'],
  'python src/a.py': ['script src/a.py'],
};

describe('stages and services of a command line', () => {
  for (const [line, expected] of Object.entries(PARTS)) {
    it(line, () => {
      const found = partsNamedIn(line);
      assert.deepEqual(
        found.map(({ type, name, files }) => `${type} ${name} in ${files.join(', ')}`),
        expected,
      );
      for (const { name, start, end } of found) assert.equal(line.slice(start, end), name);
    });
  }
});

describe('files of a command line', () => {
  for (const [line, expected] of Object.entries(FILES)) {
    it(line, () => {
      assert.deepEqual(
        filesNamedIn(line).map(({ as, path }) => `${as} ${path}`),
        expected,
      );
    });
  }
});
