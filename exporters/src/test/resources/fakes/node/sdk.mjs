// Stands in for the AWS SDK: remembers what it was asked for.
const client = class {
  constructor(config) {
    this.endpoint = config?.endpoint;
  }

  async send(command) {
    globalThis.calls.push({ command: command.constructor.name, ...command.input, endpoint: this.endpoint });
    return {};
  }
};
const command = (name) =>
  ({
    [name]: class {
      constructor(input) {
        this.input = input;
      }
    },
  })[name];

export const DynamoDBClient = client;
export const S3Client = client;
export const SQSClient = client;
export const SNSClient = client;
export const EventBridgeClient = client;
export const LambdaClient = client;
export const KinesisClient = client;
export const PutRecordCommand = command("PutRecordCommand");
export const ECSClient = client;
export const RunTaskCommand = command("RunTaskCommand");
export const FirehoseClient = client;
export const PutRecordBatchCommand = command("PutRecordBatchCommand");
export const SFNClient = client;
export const StartExecutionCommand = command("StartExecutionCommand");
export const StartSyncExecutionCommand = command("StartSyncExecutionCommand");
export const GetItemCommand = command("GetItemCommand");
export const DeleteItemCommand = command("DeleteItemCommand");
export const PutItemCommand = command("PutItemCommand");
export const GetObjectCommand = command("GetObjectCommand");
export const PutObjectCommand = command("PutObjectCommand");
export const SendMessageCommand = command("SendMessageCommand");
export const PublishCommand = command("PublishCommand");
export const PutEventsCommand = command("PutEventsCommand");
export const InvokeCommand = command("InvokeCommand");
export const ApiGatewayManagementApiClient = client;
export const PostToConnectionCommand = command("PostToConnectionCommand");
