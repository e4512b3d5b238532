import { connect, type Socket } from 'node:net';

/**
 * A client for Firefox's own remote protocol, which reaches the browser's chrome (toolbar, popups) where
 * WebDriver BiDi does not. Messages are `<length>:<JSON>`; a command is `[0, id, name, parameters]`, its
 * answer `[1, id, error, result]`.
 * @see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export interface Marionette {
  readonly command: (name: string, parameters?: Record<string, unknown>) => Promise<unknown>;
  /** Runs an async function body in the browser's chrome; `arguments` are `args`, its `return` is the result. */
  readonly chrome: <T>(body: string, args?: readonly unknown[]) => Promise<T>;
  readonly close: () => void;
}

/** Connects as soon as Firefox listens on `port`. @throws after `timeout` ms. */
export async function connectMarionette(port: number, timeout = 30_000): Promise<Marionette> {
  const socket = await socketTo(port, Date.now() + timeout);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let buffer = Buffer.alloc(0);
  let last = 0;

  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(58);
      if (colon < 0) return;
      const end = colon + 1 + Number(buffer.subarray(0, colon));
      if (buffer.length < end) return;
      receive(JSON.parse(buffer.subarray(colon + 1, end).toString()));
      buffer = buffer.subarray(end);
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection'));
    waiting.clear();
  });

  function receive(message: unknown): void {
    // The greeting is an object, not an answer.
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message;
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (error) waiter?.reject(new Error(`${error.error}: ${error.message}\n${error.stacktrace ?? ''}`));
    else waiter?.resolve(result?.value ?? result);
  }

  function command(name: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    last += 1;
    const id = last;
    const text = Buffer.from(JSON.stringify([0, id, name, parameters]));
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]));
    });
  }

  async function chrome<T>(body: string, args: readonly unknown[] = []): Promise<T> {
    // Errors travel as values: Marionette drops the stack of a rejected promise.
    const script = `
      const done = arguments[arguments.length - 1];
      const given = Array.from(arguments).slice(0, -1);
      (async function () { ${body} }).apply(null, given).then(
        (value) => done({ value: value === undefined ? null : value }),
        (error) => done({ error: String(error) + '\\n' + (error && error.stack) }),
      );`;
    const answer = (await command('WebDriver:ExecuteAsyncScript', {
      script,
      args,
      sandbox: 'system',
      newSandbox: true,
      scriptTimeout: 60_000,
    })) as { value?: T; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value as T;
  }

  await command('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  await command('Marionette:SetContext', { value: 'chrome' });
  return { command, chrome, close: () => socket.destroy() };
}

async function socketTo(port: number, until: number): Promise<Socket> {
  for (;;) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => resolve(socket));
        socket.once('error', reject);
      });
    } catch (error) {
      if (Date.now() > until) throw new Error('Firefox did not open its Marionette port', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
