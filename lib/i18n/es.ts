import type { Catalog } from './index.ts';

const es: Catalog = {};
export default es;
