import assert from 'node:assert/strict';
import { technologyNamed, technologyOf } from './technologies.ts';

describe('technologies', () => {
  it('are known by the image, and not by what is only near it', () => {
    const kinds = (images: readonly string[]) => images.map((image) => technologyOf(image)?.technology);
    assert.deepEqual(
      kinds([
        'postgres:16',
        'bitnami/postgresql',
        'mysql/mysql-server:8',
        'confluentinc/cp-kafka:7',
        'redis/redis-stack',
        'mcr.microsoft.com/mssql/server:2022-latest',
        'amazon/dynamodb-local',
        'jaegertracing/all-in-one:1',
        'eventstore/eventstore',
      ]),
      [
        'PostgreSQL',
        'PostgreSQL',
        'MySQL',
        'Kafka',
        'Redis',
        'SQL Server',
        'DynamoDB',
        'Jaeger',
        'EventStoreDB',
      ],
    );
    assert.deepEqual(
      kinds([
        'oliver006/redis_exporter',
        'shop/kafka-consumer:1',
        'shop/api:1',
        '${DB_IMAGE}',
        'dpage/pgadmin4',
        'shop/server:1',
      ]),
      [undefined, undefined, undefined, undefined, undefined, undefined],
    );
  });

  it('are known by the name of a component that is called after them', () => {
    const known = ['mysql', 'mongodb-1', 'redis-cache', 'kafka-consumer', 'orders-db'].map(
      (name) => technologyNamed(name)?.kind,
    );
    assert.deepEqual(known, ['datastore', 'datastore', 'datastore', undefined, undefined]);
  });
});
