import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves pages made on the spot: the browser gives an extension no access to `data:` addresses. */
export interface HtmlServer {
  /** Address at which this page is from now on. */
  readonly put: (html: string) => string;
  readonly close: () => Promise<void>;
}

export async function startHtmlServer(): Promise<HtmlServer> {
  const pages: string[] = [];
  const server = createServer((request, response) => {
    const page = pages[Number(request.url?.slice(1))];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    put: (html) => `http://127.0.0.1:${port}/${pages.push(html) - 1}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
