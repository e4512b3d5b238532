/** The one door to zod. `jitless` first: its probe of `new Function` violates the extension's CSP. */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
