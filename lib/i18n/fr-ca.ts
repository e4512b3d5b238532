import crmWords from '../crm/words/fr-ca.ts';
import type { Catalog } from './index.ts';

const fr: Catalog = { ...crmWords };
export default fr;
