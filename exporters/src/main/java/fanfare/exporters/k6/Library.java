package fanfare.exporters.k6;

/** The functions at the end of every script. */
final class Library {
    private static final String TEXT = """

            function variable(name, what) {
              if (!__ENV[name]) {
                throw new Error(`Say ${what}: -e ${name}=…`);
              }
              return __ENV[name];
            }

            function address(name) {
              return variable(name, 'where to send').replace(/\\/+$/, '');
            }

            function route(routes) {
              let left = Math.random() * routes.reduce((sum, r) => sum + r.share, 0);
              return routes.find((r) => (left -= r.share) < 0) || routes[routes.length - 1];
            }

            function request(endpoint, { bytes, timeout = '60s', retries = 0, backoff = 0, maxBackoff = 0, jitter = false }) {
              const { method, name, path } = route(endpoint.routes);
              const url = endpoint.url + path();
              const body = ['GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(method) ? null : filled(bytes);
              const headers = { 'Content-Type': 'application/json' };
              if (endpoint.token) {
                headers.Authorization = `Bearer ${endpoint.token}`;
              }
              const params = { timeout, headers, tags: { name, endpoint: endpoint.name } };
              for (let attempt = 0; ; attempt++) {
                const { status } = http.request(method, url, body, params);
                const failed = status === 0 || status === 429 || status >= 500;
                if (!failed || attempt >= retries) {
                  return;
                }
                sleep(Math.min(backoff * 2 ** attempt, maxBackoff) * (jitter ? Math.random() : 1));
              }
            }

            /** A JSON object of so many bytes. */
            function filled(bytes) {
              return `{"filler":"${'x'.repeat(Math.max(0, bytes - 13))}"}`;
            }

            function anyOf(count) {
              return 1 + Math.floor(Math.random() * count);
            }

            function exponential(mean) {
              return -mean * Math.log(1 - Math.random());
            }

            function logNormal(mu, sigma) {
              const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
              return Math.exp(mu + sigma * normal);
            }

            /** From a table of [probability, value], straight between its points. */
            function quantile(points) {
              const p = Math.random();
              let i = 1;
              while (i < points.length - 1 && points[i][0] < p) {
                i++;
              }
              if (points.length === 1 || p <= points[0][0]) {
                return points[0][1];
              }
              const [[p0, v0], [p1, v1]] = [points[i - 1], points[i]];
              return p >= p1 ? v1 : v0 + ((v1 - v0) * (p - p0)) / (p1 - p0);
            }
            """;

    private Library() {}

    static void write(Lines out) {
        TEXT.lines().forEach(line -> out.line(0, line));
    }
}
