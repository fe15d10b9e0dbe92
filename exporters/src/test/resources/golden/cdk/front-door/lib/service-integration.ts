import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';

/** The integration of a route with a service of AWS, without a function between them. */
export class ServiceIntegration extends apigwv2.HttpRouteIntegration {
  constructor(
    id: string,
    private readonly config: apigwv2.HttpRouteIntegrationConfig,
  ) {
    super(id);
  }

  bind(): apigwv2.HttpRouteIntegrationConfig {
    return this.config;
  }
}
