import { render } from 'preact';

const app = document.getElementById('app');
if (app) {
  render(
    <label>
      First name <input name="lead.firstName" />
    </label>,
    app,
  );
}
