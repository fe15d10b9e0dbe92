/**
 * Designs as Terraform. Every kind is written as CloudFormation once; here each type of CloudFormation's resources has a row
 * that says what it is for the AWS provider: by rule, and by what departs from the rule. Blocks are a small model of HCL
 * that is written as {@code terraform fmt} formats.
 */
package fanfare.exporters.terraform;
