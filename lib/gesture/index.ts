export { listenForGestures } from './menu.ts';
