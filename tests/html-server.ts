import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves pages made on the spot: the browser gives an extension no access to `data:` addresses. */
export interface HtmlServer {
  /** Address at which this page, or what else the content type says it is, is from now on. */
  readonly put: (body: string, contentType?: string) => string;
  readonly close: () => Promise<void>;
}

export async function startHtmlServer(): Promise<HtmlServer> {
  const pages: { readonly body: string; readonly contentType: string }[] = [];
  const server = createServer((request, response) => {
    const page = pages[Number(request.url?.slice(1))];
    response.writeHead(page ? 200 : 404, { 'content-type': page?.contentType ?? 'text/plain' });
    response.end(page?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    put: (body, contentType = 'text/html; charset=utf-8') =>
      `http://127.0.0.1:${port}/${pages.push({ body, contentType }) - 1}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
