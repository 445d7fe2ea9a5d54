variable "prefix" {
  description = "Début des noms qui doivent être uniques dans le monde"
  type        = string
}

variable "cluster" {
  description = "Cluster ECS des programmes"
  type        = string
}

variable "task_definitions" {
  description = "Définition de tâche de chaque programme, par son nom"
  type        = map(string)
}

variable "card_key" {
  description = "Clé KMS du coffre des cartes"
  type        = string
}

variable "card_subnets" {
  description = "Groupe de sous-réseaux de l'environnement des données de carte"
  type        = string
}

variable "card_security_group" {
  description = "Groupe de sécurité de l'environnement des données de carte"
  type        = string
}

variable "platform_subnets" {
  description = "Groupe de sous-réseaux de la plateforme"
  type        = string
}

variable "platform_security_group" {
  description = "Groupe de sécurité de la plateforme"
  type        = string
}

variable "alarm_topic" {
  description = "Sujet SNS qui prévient l'astreinte"
  type        = string
}

variable "with_fraud_graph" {
  description = "Vrai à partir du palier 2"
  type        = bool
  default     = false
}
