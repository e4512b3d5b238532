import type { Catalog } from './index.ts';

const fr: Catalog = {};
export default fr;
