import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { control } from './control.ts';
import { inboxPage, indexPage } from './inbox.ts';
import { pages } from './pages.ts';
import { readBody } from './port.ts';
import type { Sandbox } from './server.ts';

function html(response: ServerResponse, body: string | Buffer, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

/** Index, inbox, demo pages and the control API, on one port. */
export function site(sandbox: Sandbox): RequestListener {
  async function serve(method: string, path: string, type: string, body: string, response: ServerResponse) {
    if (path === '/control' || path.startsWith('/control/')) {
      const answer = await control(sandbox, { method, path, type, body });
      response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(answer.body));
      return;
    }
    if (path === '/') return html(response, indexPage(sandbox));
    if (path === '/inbox') return html(response, inboxPage(sandbox));
    if (path === '/style.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' });
      response.end(await readFile(new URL('site.css', import.meta.url)));
      return;
    }
    // The list decides what is served: no path from outside reaches the file system.
    const page = pages.find((known) => known.path === path);
    if (page) return html(response, await readFile(new URL(`.${page.path}.html`, import.meta.url)));
    html(response, '<!doctype html><title>Not here</title><p>There is no such page.', 404);
  }

  return (request, response) => {
    readBody(request)
      .then((body) => {
        const { pathname } = new URL(request.url ?? '/', 'http://site.invalid');
        return serve(request.method ?? 'GET', pathname, request.headers['content-type'] ?? '', body, response);
      })
      .catch(() => response.destroy());
  };
}
