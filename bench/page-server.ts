import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PageServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves pages on loopback. Their documents are cross-origin isolated, in which Chromium's clock ticks every
 * 5 µs; elsewhere every 100 µs, longer than some of what is measured.
 * @see https://developer.chrome.com/blog/cross-origin-isolated-hr-timers
 */
export async function servePages(htmlOf: (path: string) => string | undefined): Promise<PageServer> {
  const server = createServer((request, response) => {
    const html = htmlOf(decodeURIComponent((request.url ?? '/').slice(1)));
    response.writeHead(html === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cache-control': 'no-store',
    });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
