# La production chez AWS, à Paris : les bases et les services que le modèle d'architecture nomme (« workload: terraform/… »).
# Réseaux, droits et clés existent déjà : variables.tf les reçoit.
terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
  }
}

provider "aws" {
  region = "eu-west-3"
}

# Coffre des cartes : la seule base qui garde des numéros de carte, chiffrés champ par champ en plus du disque.
resource "aws_db_instance" "vault" {
  identifier                  = "vault"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.r6g.large"
  allocated_storage           = 200
  multi_az                    = true
  storage_encrypted           = true
  kms_key_id                  = var.card_key
  publicly_accessible         = false
  username                    = "vault"
  manage_master_user_password = true
  db_subnet_group_name        = var.card_subnets
  vpc_security_group_ids      = [var.card_security_group]
  backup_retention_period     = 35
  deletion_protection         = true
}

# Grand livre : paiements, remboursements, versements.
resource "aws_db_instance" "ledger" {
  identifier                  = "ledger"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.r6g.2xlarge"
  allocated_storage           = 2000
  multi_az                    = true
  storage_encrypted           = true
  publicly_accessible         = false
  username                    = "ledger"
  manage_master_user_password = true
  db_subnet_group_name        = var.platform_subnets
  vpc_security_group_ids      = [var.platform_security_group]
  backup_retention_period     = 35
  deletion_protection         = true
}

# Clés d'idempotence.
resource "aws_elasticache_replication_group" "cache" {
  replication_group_id       = "payments"
  description                = "Cache et clés d'idempotence"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  security_group_ids         = [var.platform_security_group]
}

# Contestations.
resource "aws_docdb_cluster" "documents" {
  cluster_identifier          = "disputes"
  engine                      = "docdb"
  storage_encrypted           = true
  master_username             = "disputes"
  manage_master_user_password = true
  vpc_security_group_ids      = [var.platform_security_group]
  backup_retention_period     = 35
  deletion_protection         = true
}

resource "aws_docdb_cluster_instance" "documents" {
  count              = 2
  identifier         = "disputes-${count.index}"
  cluster_identifier = aws_docdb_cluster.documents.id
  instance_class     = "db.r6g.large"
}

resource "aws_s3_bucket" "files" {
  bucket = "${var.prefix}-dispute-files"
}

# Mesures en temps réel.
resource "aws_keyspaces_keyspace" "metrics" {
  name = "metrics"
}

# Le graphe de fraude vient avec le palier 2.
resource "aws_neptune_cluster" "fraud" {
  count                   = var.with_fraud_graph ? 1 : 0
  cluster_identifier      = "fraud"
  engine                  = "neptune"
  storage_encrypted       = true
  vpc_security_group_ids  = [var.platform_security_group]
  backup_retention_period = 14
}

# Entrée des API.
resource "aws_apigatewayv2_api" "edge" {
  name          = "edge"
  protocol_type = "HTTP"
}

# Les programmes : leurs images et leurs définitions de tâches sont livrées par chaque équipe.
resource "aws_ecs_service" "vault_api" {
  name            = "vault-api"
  cluster         = var.cluster
  task_definition = var.task_definitions["vault-api"]
  desired_count   = 3
}

resource "aws_ecs_service" "payments_api" {
  name            = "payments-api"
  cluster         = var.cluster
  task_definition = var.task_definitions["payments-api"]
  desired_count   = 3
}

resource "aws_ecs_service" "relay" {
  name            = "relay"
  cluster         = var.cluster
  task_definition = var.task_definitions["relay"]
  desired_count   = 2
}

resource "aws_ecs_service" "dashboard" {
  name            = "dashboard"
  cluster         = var.cluster
  task_definition = var.task_definitions["dashboard"]
  desired_count   = 2
}

resource "aws_ecs_service" "migration" {
  name            = "migration"
  cluster         = var.cluster
  task_definition = var.task_definitions["migration"]
  desired_count   = 2
}

# Journaux, et l'alarme que l'astreinte reçoit en premier.
resource "aws_cloudwatch_log_group" "platform" {
  name              = "/payments"
  retention_in_days = 365
}

resource "aws_cloudwatch_metric_alarm" "ledger_storage" {
  alarm_name          = "ledger-free-storage"
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 107374182400
  period              = 300
  evaluation_periods  = 2
  alarm_actions       = [var.alarm_topic]
  dimensions = {
    DBInstanceIdentifier = aws_db_instance.ledger.identifier
  }
}
