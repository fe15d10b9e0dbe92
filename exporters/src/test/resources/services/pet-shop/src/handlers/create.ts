export const main = async () => { await db.putItem({}); await db.getItem({}); };
