import * as fs from 'node:fs';
import * as path from 'node:path';
import * as cdk from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * The code of a function whose language is compiled: what the build yields. Before the build it is the
 * sources, so that `cdk synth` and `cdk diff` work at once; a warning says what to run before `cdk deploy`.
 */
export function builtCode(
  scope: Construct,
  folder: string,
  artifact: string,
  command: string,
): lambda.Code {
  const sources = path.join(__dirname, '..', folder);
  const built = path.join(sources, artifact);
  if (fs.existsSync(built)) {
    return lambda.Code.fromAsset(built);
  }
  cdk.Annotations.of(scope).addWarningV2(
    `not-built:${folder}`,
    `${folder} is not built: run "${command}" there before you deploy.`,
  );
  return lambda.Code.fromAsset(sources);
}
