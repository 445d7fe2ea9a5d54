/** What a type of resources is as an element of a system. */
export interface CloudTechnology {
  readonly technology: string;
  /** False for what most systems have without being an element: buckets for logs and states. */
  readonly isElement: boolean;
}

/** By type; what networks, rights and keys are is no element. Names as the providers write them. */
const TECHNOLOGIES: Readonly<Record<string, string>> = {
  aws_db_instance: 'RDS',
  aws_rds_cluster: 'RDS',
  aws_docdb_cluster: 'DocumentDB',
  aws_neptune_cluster: 'Neptune',
  aws_keyspaces_keyspace: 'Keyspaces',
  aws_elasticache_replication_group: 'ElastiCache',
  aws_elasticache_cluster: 'ElastiCache',
  aws_dynamodb_table: 'DynamoDB',
  aws_opensearch_domain: 'OpenSearch',
  aws_redshift_cluster: 'Redshift',
  aws_sqs_queue: 'SQS',
  aws_msk_cluster: 'Kafka (MSK)',
  aws_mq_broker: 'Amazon MQ',
  aws_kinesis_stream: 'Kinesis',
  aws_lambda_function: 'Lambda',
  aws_ecs_service: 'ECS',
  aws_api_gateway_rest_api: 'API Gateway',
  aws_apigatewayv2_api: 'API Gateway',
  azurerm_postgresql_flexible_server: 'PostgreSQL',
  azurerm_mysql_flexible_server: 'MySQL',
  azurerm_mssql_database: 'SQL Server',
  azurerm_cosmosdb_account: 'Cosmos DB',
  azurerm_redis_cache: 'Redis',
  azurerm_servicebus_queue: 'Service Bus',
  azurerm_eventhub: 'Event Hubs',
  azurerm_linux_web_app: 'App Service',
  azurerm_linux_function_app: 'Azure Functions',
  azurerm_container_app: 'Container Apps',
  azurerm_api_management: 'API Management',
  google_sql_database_instance: 'Cloud SQL',
  google_redis_instance: 'Redis',
  google_spanner_instance: 'Spanner',
  google_firestore_database: 'Firestore',
  google_pubsub_topic: 'Pub/Sub',
  google_cloud_run_service: 'Cloud Run',
  google_cloud_run_v2_service: 'Cloud Run',
  google_cloudfunctions2_function: 'Cloud Functions',
  kubernetes_deployment: 'Kubernetes',
  kubernetes_deployment_v1: 'Kubernetes',
  kubernetes_stateful_set: 'Kubernetes',
  kubernetes_stateful_set_v1: 'Kubernetes',
  ovh_cloud_project_database: 'OVHcloud',
  scaleway_rdb_instance: 'Scaleway',
  scaleway_redis_cluster: 'Redis',
  scaleway_container: 'Scaleway',
};

const STORES: Readonly<Record<string, string>> = {
  aws_s3_bucket: 'S3',
  azurerm_storage_account: 'Azure Storage',
  google_storage_bucket: 'Cloud Storage',
  scaleway_object_bucket: 'Scaleway',
};

const ENGINES: readonly (readonly [RegExp, string])[] = [
  [/^(?:aurora-)?postgres/iu, 'PostgreSQL'],
  [/^(?:aurora-)?mysql|^aurora$/iu, 'MySQL'],
  [/^mariadb/iu, 'MariaDB'],
  [/^sqlserver/iu, 'SQL Server'],
  [/^oracle/iu, 'Oracle'],
  [/^redis/iu, 'Redis'],
  [/^valkey/iu, 'Valkey'],
  [/^memcached/iu, 'Memcached'],
  [/^mongodb/iu, 'MongoDB'],
  [/^kafka/iu, 'Kafka'],
];

/** What a type of resources is known to be; undefined for what is no element of a system. @param engine as written: `postgres`. */
export function cloudTechnology(type: string, engine?: string): CloudTechnology | undefined {
  const store = Object.hasOwn(STORES, type) ? STORES[type] : undefined;
  const service = Object.hasOwn(TECHNOLOGIES, type) ? TECHNOLOGIES[type] : undefined;
  const known = service ?? store;
  if (known === undefined) return undefined;
  const named = ENGINES.find(([pattern]) => engine !== undefined && pattern.test(engine))?.[1];
  return { technology: named === undefined ? known : `${known} ${named}`, isElement: service !== undefined };
}
