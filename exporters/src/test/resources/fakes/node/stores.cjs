// Stands in for clients of databases and caches: remembers the queries; every key is in the cache.
const record = (command, target, rest) => {
  globalThis.calls.push({ command, target: `https://${target}`.replace("https://https://", "https://"), ...rest });
};

class Pool {
  constructor(options) {
    this.options = options;
  }

  async query(sql, values) {
    if (sql !== "SELECT 1") {
      record(sql.startsWith("SELECT") ? "query" : "update", this.options.host, { values });
    }
    return { rows: [] };
  }

  async end() {}
}

exports.Pool = Pool;
exports.createPool = (options) => new Pool(options);
exports.createCluster = ({ rootNodes }) => {
  const target = rootNodes[0].url.replace("rediss://", "");
  return {
    isOpen: false,
    async connect() {
      this.isOpen = true;
    },
    async get(key) {
      record("get", target, { key });
      return "{}";
    },
    async set(key) {
      record("set", target, { key });
    },
    async del(key) {
      record("del", target, { key });
    },
  };
};
exports.Signer = class {
  async getAuthToken() {
    return "token";
  }
};
