import type { FastifyReply } from 'fastify';
import { t } from '@vscode/l10n';
import { UserError } from '@vitruve/workspace';
import { RequestError } from '../../../http/request-error.ts';
import type { ServiceHost, ServiceRoutes } from '../../../http/service.ts';
import type { PredictInputs } from '../inputs.ts';
import { registerInferenceProtocol } from './inference-protocol.ts';
import { registerMlflow } from './mlflow.ts';
import { modelInfo } from './model-info.ts';
import { registerOwnFormat } from './own-format.ts';
import { servicePage } from './page.ts';
import { PredictionService } from './prediction-service.ts';
import { routeSchemas, SHARED_SCHEMAS } from './schemas.ts';

/** The routes of a model, and what ends its process. */
export interface PredictRoutes {
  readonly routes: ServiceRoutes;
  readonly close: () => Promise<void>;
}

/** What a model answers over HTTP: in Vitruve's form, in those of MLflow and of the Open Inference Protocol. */
export function predictRoutes({ model }: Pick<PredictInputs, 'model'>, host: ServiceHost): PredictRoutes {
  const service = new PredictionService(model, host);
  return {
    close: () => service.close(),
    routes: {
      title: 'Vitruve: Predictions',
      description: 'Predicts with a model.',
      schemas: SHARED_SCHEMAS,
      refusal: 'not-predicted',
      warm: () => service.open(),
      register: (app) => {
        const schemas = routeSchemas();
        service.metrics.watch(app);
        app.get('/', { schema: schemas.page }, (_request, reply) =>
          reply
            .type('text/html; charset=utf-8')
            .header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
            .send(servicePage(service, app)),
        );
        app.get('/health', { schema: schemas.health }, (_request, reply) => sendHealth(service, reply));
        app.get('/model/info', { schema: schemas.info }, () => modelInfo(service));
        app.get('/metrics', { schema: schemas.metrics }, async (_request, reply) =>
          reply.type(service.metrics.type).send(await service.metrics.text()),
        );
        app.post('/reload', { schema: schemas.reload }, async () => {
          await service.load().catch((error: unknown) => {
            throw error instanceof UserError
              ? new RequestError(422, 'bad-model', t('The model was not reloaded: {0}', error.message))
              : error;
          });
          return modelInfo(service);
        });
        registerOwnFormat(app, service, schemas);
        registerMlflow(app, service, schemas);
        registerInferenceProtocol(app, service, schemas);
      },
    },
  };
}

/** Answers once the process of the model is there: one that took too much memory is started again. */
async function sendHealth({ file, name, version }: PredictionService, reply: FastifyReply): Promise<void> {
  const isReady = await file.isReady();
  await reply.code(isReady ? 200 : 503).send({
    status: isReady ? 'ok' : 'unavailable',
    version,
    model: { name, version: file.served.version, sha256: file.served.hash },
  });
}
