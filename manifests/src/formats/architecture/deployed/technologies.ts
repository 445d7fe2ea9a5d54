import { imageNameOf } from '../../container-images/image-name.ts';

/** What the name of a container image tells of a component. */
export interface ImageTechnology {
  readonly technology: string;
  readonly kind: 'datastore' | 'queue' | 'gateway' | 'service';
  /** How it is called, where that follows from what it is. */
  readonly protocol?: string;
}

type Row = readonly [words: RegExp, technology: string, kind: ImageTechnology['kind'], protocol?: string];

/** By the word of the last part of the name of an image that is not one of `VARIANTS`: `bitnami/postgresql`, `mysql-server`, `cp-kafka`. */
const TECHNOLOGIES: readonly Row[] = [
  [
    /^(?:postgres|postgresql|postgis|timescaledb|pgvector|cockroach|cockroachdb|yugabyte)$/u,
    'PostgreSQL',
    'datastore',
    'postgresql',
  ],
  [/^(?:mysql|percona)$/u, 'MySQL', 'datastore', 'mysql'],
  [/^mariadb$/u, 'MariaDB', 'datastore', 'mysql'],
  [/^(?:mongo|mongodb)$/u, 'MongoDB', 'datastore', 'mongodb'],
  [/^redis$/u, 'Redis', 'datastore', 'redis'],
  [/^valkey$/u, 'Valkey', 'datastore', 'redis'],
  [/^memcached$/u, 'Memcached', 'datastore', 'memcached'],
  [/^elasticsearch$/u, 'Elasticsearch', 'datastore', 'http'],
  [/^opensearch$/u, 'OpenSearch', 'datastore', 'http'],
  [/^(?:cassandra|scylla)$/u, 'Cassandra', 'datastore', 'cql'],
  [
    /^(?:clickhouse|influxdb|neo4j|couchdb|minio|etcd|mssql|oracle|qdrant|milvus|weaviate|solr|dynamodb|eventstore|seaweedfs)$/u,
    '',
    'datastore',
  ],
  [/^(?:kafka|redpanda)$/u, 'Kafka', 'queue', 'kafka'],
  [/^rabbitmq$/u, 'RabbitMQ', 'queue', 'amqp'],
  [/^(?:activemq|artemis)$/u, 'ActiveMQ', 'queue', 'amqp'],
  [/^nats$/u, 'NATS', 'queue', 'nats'],
  [/^(?:mosquitto|emqx)$/u, 'MQTT', 'queue', 'mqtt'],
  [/^pulsar$/u, 'Pulsar', 'queue', 'pulsar'],
  [/^pgbouncer$/u, 'PgBouncer', 'service', 'postgresql'],
  [/^jaegertracing$/u, 'Jaeger', 'service'],
  [/^(?:traefik|envoy|haproxy|kong|krakend|apisix)$/u, '', 'gateway'],
  [
    /^(?:nginx|httpd|caddy|tomcat|keycloak|grafana|prometheus|jaeger|zipkin|mlflow|airflow|spark|flink|zookeeper|vault|consul)$/u,
    '',
    'service',
  ],
];

/** Words that technologies without a name above are written in otherwise than with a capital. */
const SPELLINGS: Readonly<Record<string, string>> = {
  clickhouse: 'ClickHouse',
  influxdb: 'InfluxDB',
  neo4j: 'Neo4j',
  couchdb: 'CouchDB',
  minio: 'MinIO',
  etcd: 'etcd',
  mssql: 'SQL Server',
  dynamodb: 'DynamoDB',
  eventstore: 'EventStoreDB',
  seaweedfs: 'SeaweedFS',
  haproxy: 'HAProxy',
  krakend: 'KrakenD',
  apisix: 'APISIX',
  nginx: 'NGINX',
  httpd: 'Apache HTTP Server',
  mlflow: 'MLflow',
  zookeeper: 'ZooKeeper',
};

/** Words that stand beside a technology in the name of an image without changing what it is: `redis-stack-server`. */
const VARIANTS =
  /^(?:\d+|all|alpine|broker|cluster|cp|community|db|enterprise|ha|in|local|management|native|official|one|oss|repmgr|server|stack|standalone)$/u;

/** Words that stand beside it in the name of a component. */
const ROLES = /^(?:\d+|db|database|server|service|broker|store|cache|master|primary|replica|node)$/u;

/** What an image is known to be; undefined for an image of one's own. @param image as written, such as `postgres:16`. */
export function technologyOf(image: string): ImageTechnology | undefined {
  const parts = imageNameOf(image)?.repository.split('/') ?? [];
  const [name = '', owner = ''] = parts.toReversed();
  // `mssql/server`, `jaegertracing/all-in-one`: the name alone says nothing.
  return known(wordsOf(name, VARIANTS).length === 0 ? owner : name, VARIANTS);
}

/** What the name of a component tells, where its image is not known: `mysql`, `mongodb-1`. */
export function technologyNamed(name: string): ImageTechnology | undefined {
  return known(name, ROLES);
}

function wordsOf(name: string, beside: RegExp): readonly string[] {
  return name
    .toLowerCase()
    .split(/[-_.]/u)
    .filter((one) => !beside.test(one));
}

function known(name: string, beside: RegExp): ImageTechnology | undefined {
  const [word, ...others] = wordsOf(name, beside);
  if (word === undefined || others.length > 0) return undefined;
  for (const [pattern, technology, kind, protocol] of TECHNOLOGIES) {
    if (!pattern.test(word)) continue;
    const named = technology || (SPELLINGS[word] ?? `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
    return { technology: named, kind, ...(protocol === undefined ? {} : { protocol }) };
  }
  return undefined;
}
