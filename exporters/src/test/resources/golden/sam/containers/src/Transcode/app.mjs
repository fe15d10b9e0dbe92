// Transcode

/** One request, message or task. */
async function work(item) {
  // Here it writes to Videos: process.env.VIDEOS_BUCKET_NAME
  console.log(JSON.stringify({ message: "done", bytes: JSON.stringify(item).length }));
  return {};
}

await work(JSON.parse(process.env.INPUT ?? "{}"));
