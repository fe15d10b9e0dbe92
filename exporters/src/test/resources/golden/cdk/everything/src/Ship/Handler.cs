// Slow invokes it: a direct invocation.
// Jobs invokes it: messages of a queue.
using System;
using System.Collections.Generic;
using System.Text.Json;
using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace App;

public class Handler
{
    public Dictionary<string, object> Handle(JsonElement input, ILambdaContext context)
    {
        Console.WriteLine(JsonSerializer.Serialize(new { message = "done", function = "Ship", requestId = context.AwsRequestId }));
        return new() { ["id"] = context.AwsRequestId };
    }
}
