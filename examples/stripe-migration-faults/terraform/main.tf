# La base du coffre, ni chiffrée ni isolée : le modèle dit le contraire.
resource "aws_db_instance" "vault" {
  identifier          = "vault"
  engine              = "postgres"
  storage_encrypted   = false
  publicly_accessible = true
}

# Une file que le modèle ne connaît pas.
resource "aws_sqs_queue" "webhooks" {
  name = "webhooks"
}
