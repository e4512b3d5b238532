import { compile } from '../compile.ts';
import es from './index.ts';

/** The build puts what this comes to in its place: wxt.config.ts. */
export default compile(es);
