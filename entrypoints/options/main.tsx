import { render } from 'preact';

const app = document.getElementById('app');
if (app) render(<p>Lead Handoff</p>, app);
