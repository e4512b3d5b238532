import crmWords from '../crm/words/es.ts';
import type { Catalog } from './index.ts';

const es: Catalog = { ...crmWords };
export default es;
