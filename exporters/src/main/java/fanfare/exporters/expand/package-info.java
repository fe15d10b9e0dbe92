/** What AWS SAM makes of its own resource types: the CloudFormation resources and relations behind them. */
package fanfare.exporters.expand;
