export { framesOf } from './facts-schema.ts';
export { interpretPage } from './interpret/page.ts';
export { interpretFile, interpretLink, interpretText } from './interpret/text/index.ts';
