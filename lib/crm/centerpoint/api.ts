import { readUndocumented } from '../answers.ts';
import { defineApi } from '../define.ts';

/**
 * Centerpoint Connect: nothing can be read back, so the product finds nothing again by itself: the
 * reference stands in the opportunity's notes, for people.
 */
export default defineApi({
  id: 'centerpoint',
  name: 'Centerpoint Connect',
  origin: 'https://app.centerpointconnect.com',
  domain: 'centerpointconnect.com',
  credentials: [
    {
      key: 'token',
      label: 'Token',
      secret: true,
      help: 'The JWT for the lead API. It goes in a header, never in an address.',
    },
  ],
  authorize: (request, { token = '' }) => ({
    ...request,
    headers: { ...request.headers, Authorization: `Bearer ${token}` },
  }),
  mainStep: 'lead',
  readResult: (_step, response, _request, fields) => readUndocumented(response, fields),
});
