data "aws_iam_policy_document" "pool_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "pool" {
  name               = "${var.name}-PoolRole"
  assume_role_policy = data.aws_iam_policy_document.pool_assume.json
}

data "aws_iam_policy_document" "pool" {
  statement {
    effect    = "Allow"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_rds_cluster.shop.master_user_secret[0].secret_arn]
  }
}

resource "aws_iam_role_policy" "pool" {
  name   = "Deliver"
  role   = aws_iam_role.pool.name
  policy = data.aws_iam_policy_document.pool.json
}

resource "aws_db_proxy" "pool" {
  name                   = "${var.name}-pool"
  engine_family          = "POSTGRESQL"
  require_tls            = true
  role_arn               = aws_iam_role.pool.arn
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [aws_security_group.pool_security_group.id]

  auth {
    auth_scheme = "SECRETS"
    iam_auth    = "REQUIRED"
    secret_arn  = aws_rds_cluster.shop.master_user_secret[0].secret_arn
  }
}

resource "aws_security_group" "pool_security_group" {
  name        = "${var.name}-PoolSecurityGroup"
  description = "Of Pool"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "pool_security_group" {
  security_group_id            = aws_security_group.pool_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.functions_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "pool_security_group" {
  security_group_id = aws_security_group.pool_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_db_proxy_default_target_group" "pool_targets" {
  db_proxy_name = aws_db_proxy.pool.name

  connection_pool_config {
    max_connections_percent   = 70
    connection_borrow_timeout = 30
  }

  depends_on = [aws_rds_cluster_instance.shop_instance]
}

resource "aws_db_proxy_target" "pool_targets" {
  db_proxy_name         = aws_db_proxy.pool.name
  target_group_name     = aws_db_proxy_default_target_group.pool_targets.name
  db_cluster_identifier = aws_rds_cluster.shop.cluster_identifier

  depends_on = [aws_rds_cluster_instance.shop_instance]
}

resource "aws_rds_cluster_instance" "shop_instance" {
  identifier          = "${var.name}-shop-instance"
  engine              = "aurora-postgresql"
  instance_class      = "db.serverless"
  cluster_identifier  = aws_rds_cluster.shop.cluster_identifier
  publicly_accessible = false
}

resource "aws_security_group" "shop_security_group" {
  name        = "${var.name}-ShopSecurityGroup"
  description = "Of Shop"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "shop_security_group" {
  security_group_id            = aws_security_group.shop_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.pool_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "shop_security_group" {
  security_group_id = aws_security_group.shop_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_db_subnet_group" "shop_subnets" {
  name        = "${var.name}-shop-subnets"
  description = "Where Shop stands"
  subnet_ids  = var.subnet_ids
}

resource "aws_rds_cluster" "shop" {
  cluster_identifier                  = "${var.name}-shop"
  engine                              = "aurora-postgresql"
  database_name                       = "app"
  master_username                     = "app"
  manage_master_user_password         = true
  iam_database_authentication_enabled = true
  storage_encrypted                   = true
  backup_retention_period             = 7
  db_subnet_group_name                = aws_db_subnet_group.shop_subnets.name
  vpc_security_group_ids              = [aws_security_group.shop_security_group.id]
  final_snapshot_identifier           = "${var.name}-shop-final"

  serverlessv2_scaling_configuration {
    min_capacity             = 0.0
    max_capacity             = 16.0
    seconds_until_auto_pause = 600
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_db_subnet_group" "ledger_subnets" {
  name        = "${var.name}-ledger-subnets"
  description = "Where Ledger stands"
  subnet_ids  = var.subnet_ids
}

resource "aws_db_instance" "ledger" {
  identifier                          = "${var.name}-ledger"
  engine                              = "mysql"
  db_name                             = "app"
  instance_class                      = "db.m5.large"
  multi_az                            = false
  publicly_accessible                 = false
  storage_type                        = "gp3"
  allocated_storage                   = "50"
  username                            = "app"
  manage_master_user_password         = true
  iam_database_authentication_enabled = true
  storage_encrypted                   = true
  backup_retention_period             = 7
  db_subnet_group_name                = aws_db_subnet_group.ledger_subnets.name
  vpc_security_group_ids              = [aws_security_group.ledger_security_group.id]
  final_snapshot_identifier           = "${var.name}-ledger-final"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_security_group" "ledger_security_group" {
  name        = "${var.name}-LedgerSecurityGroup"
  description = "Of Ledger"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "ledger_security_group" {
  security_group_id            = aws_security_group.ledger_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
  referenced_security_group_id = aws_security_group.ledger_pool_security_group.id
}

resource "aws_vpc_security_group_ingress_rule" "ledger_security_group_2" {
  security_group_id            = aws_security_group.ledger_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
  referenced_security_group_id = aws_security_group.functions_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "ledger_security_group" {
  security_group_id = aws_security_group.ledger_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_db_subnet_group" "archive_subnets" {
  name        = "${var.name}-archive-subnets"
  description = "Where Archive stands"
  subnet_ids  = var.subnet_ids
}

resource "aws_db_instance" "archive" {
  identifier                          = "${var.name}-archive"
  engine                              = "postgres"
  db_name                             = "app"
  instance_class                      = "db.t4g.small"
  multi_az                            = true
  publicly_accessible                 = false
  storage_type                        = "gp3"
  allocated_storage                   = "20"
  username                            = "app"
  manage_master_user_password         = true
  iam_database_authentication_enabled = true
  storage_encrypted                   = true
  backup_retention_period             = 7
  db_subnet_group_name                = aws_db_subnet_group.archive_subnets.name
  vpc_security_group_ids              = [aws_security_group.archive_security_group.id]
  final_snapshot_identifier           = "${var.name}-archive-final"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_security_group" "archive_security_group" {
  name        = "${var.name}-ArchiveSecurityGroup"
  description = "Of Archive"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "archive_security_group" {
  security_group_id            = aws_security_group.archive_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.functions_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "archive_security_group" {
  security_group_id = aws_security_group.archive_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

data "aws_iam_policy_document" "ledger_pool_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "ledger_pool" {
  name               = "${var.name}-LedgerPoolRole"
  assume_role_policy = data.aws_iam_policy_document.ledger_pool_assume.json
}

data "aws_iam_policy_document" "ledger_pool" {
  statement {
    effect    = "Allow"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_db_instance.ledger.master_user_secret[0].secret_arn]
  }
}

resource "aws_iam_role_policy" "ledger_pool" {
  name   = "Deliver"
  role   = aws_iam_role.ledger_pool.name
  policy = data.aws_iam_policy_document.ledger_pool.json
}

resource "aws_db_proxy" "ledger_pool" {
  name                   = "${var.name}-ledgerpool"
  engine_family          = "MYSQL"
  require_tls            = true
  role_arn               = aws_iam_role.ledger_pool.arn
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [aws_security_group.ledger_pool_security_group.id]

  auth {
    auth_scheme = "SECRETS"
    iam_auth    = "REQUIRED"
    secret_arn  = aws_db_instance.ledger.master_user_secret[0].secret_arn
  }
}

resource "aws_security_group" "ledger_pool_security_group" {
  name        = "${var.name}-LedgerPoolSecurityGroup"
  description = "Of LedgerPool"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "ledger_pool_security_group" {
  security_group_id            = aws_security_group.ledger_pool_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
  referenced_security_group_id = aws_security_group.functions_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "ledger_pool_security_group" {
  security_group_id = aws_security_group.ledger_pool_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_db_proxy_default_target_group" "ledger_pool_targets" {
  db_proxy_name = aws_db_proxy.ledger_pool.name

  connection_pool_config {
    max_connections_percent   = 100
    connection_borrow_timeout = 120
  }
}

resource "aws_db_proxy_target" "ledger_pool_targets" {
  db_proxy_name          = aws_db_proxy.ledger_pool.name
  target_group_name      = aws_db_proxy_default_target_group.ledger_pool_targets.name
  db_instance_identifier = aws_db_instance.ledger.identifier
}

resource "aws_elasticache_serverless_cache" "catalogue" {
  name               = "${var.name}-catalogue"
  engine             = "valkey"
  subnet_ids         = var.subnet_ids
  security_group_ids = [aws_security_group.catalogue_security_group.id]
}

resource "aws_security_group" "catalogue_security_group" {
  name        = "${var.name}-CatalogueSecurityGroup"
  description = "Of Catalogue"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "catalogue_security_group" {
  security_group_id            = aws_security_group.catalogue_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  referenced_security_group_id = aws_security_group.functions_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "catalogue_security_group" {
  security_group_id = aws_security_group.catalogue_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_dynamodb_table" "products" {
  name         = "${var.name}-Products"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_elasticache_serverless_cache" "sessions" {
  name               = "${var.name}-sessions"
  engine             = "redis"
  subnet_ids         = var.subnet_ids
  security_group_ids = [aws_security_group.sessions_security_group.id]
}

resource "aws_security_group" "sessions_security_group" {
  name        = "${var.name}-SessionsSecurityGroup"
  description = "Of Sessions"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "sessions_security_group" {
  security_group_id            = aws_security_group.sessions_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  referenced_security_group_id = aws_security_group.functions_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "sessions_security_group" {
  security_group_id = aws_security_group.sessions_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_dax_subnet_group" "fast_subnets" {
  name       = "${var.name}-fast-subnets"
  subnet_ids = var.subnet_ids
}

data "aws_iam_policy_document" "fast_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["dax.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "fast" {
  name               = "${var.name}-FastRole"
  assume_role_policy = data.aws_iam_policy_document.fast_assume.json
}

data "aws_iam_policy_document" "fast" {
  statement {
    effect    = "Allow"
    actions   = ["dynamodb:GetItem"]
    resources = [aws_dynamodb_table.products.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["dynamodb:PutItem"]
    resources = [aws_dynamodb_table.products.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["dynamodb:DescribeTable"]
    resources = [aws_dynamodb_table.products.arn]
  }
}

resource "aws_iam_role_policy" "fast" {
  name   = "Deliver"
  role   = aws_iam_role.fast.name
  policy = data.aws_iam_policy_document.fast.json
}

resource "aws_dax_cluster" "fast" {
  iam_role_arn                     = aws_iam_role.fast.arn
  node_type                        = "dax.t3.small"
  replication_factor               = 1
  cluster_endpoint_encryption_type = "TLS"
  subnet_group_name                = aws_dax_subnet_group.fast_subnets.name
  security_group_ids               = [aws_security_group.fast_security_group.id]
  cluster_name                     = trimsuffix(substr("fast-${var.name}", 0, 20), "-")

  server_side_encryption {
    enabled = true
  }
}

resource "aws_security_group" "fast_security_group" {
  name        = "${var.name}-FastSecurityGroup"
  description = "Of Fast"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "fast_security_group" {
  security_group_id            = aws_security_group.fast_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 9111
  to_port                      = 9111
  referenced_security_group_id = aws_security_group.functions_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "fast_security_group" {
  security_group_id = aws_security_group.fast_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_elasticache_serverless_cache" "rates" {
  name               = "${var.name}-rates"
  engine             = "valkey"
  subnet_ids         = var.subnet_ids
  security_group_ids = [aws_security_group.rates_security_group.id]
}

resource "aws_security_group" "rates_security_group" {
  name        = "${var.name}-RatesSecurityGroup"
  description = "Of Rates"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "rates_security_group" {
  security_group_id            = aws_security_group.rates_security_group.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  referenced_security_group_id = aws_security_group.functions_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "rates_security_group" {
  security_group_id = aws_security_group.rates_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
