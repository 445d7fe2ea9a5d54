output "api_endpoint" {
  description = "Adresse des API"
  value       = aws_apigatewayv2_api.edge.api_endpoint
}

output "ledger_address" {
  description = "Adresse du grand livre"
  value       = aws_db_instance.ledger.address
}

output "vault_address" {
  description = "Adresse de la base du coffre"
  value       = aws_db_instance.vault.address
}
