/** Services of the Serverless Framework: variables filled in, functions and events as the resources that they become. */
package fanfare.exporters.framework;
