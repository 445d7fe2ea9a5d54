import type { PredictionService } from './prediction-service.ts';

/** What `GET /model/info` tells. */
export function modelInfo({ name, file }: PredictionService): object {
  const { notes, hash, version, loadedAt } = file.served;
  const { algorithm, problem, target, classes, threshold, columns, rows, seed } = notes;
  return {
    name,
    model_version: version,
    sha256: hash,
    loaded_at: loadedAt.toISOString(),
    algorithm,
    problem,
    ...(target !== undefined && { target }),
    ...(classes && { classes }),
    ...(threshold !== undefined && { threshold }),
    features: columns.map(({ name: column, type, isWhole, typical }) => ({
      name: column,
      type,
      ...(isWhole === true && { whole: true }),
      ...(typical !== undefined && { typical }),
    })),
    training: { rows, seed },
  };
}
