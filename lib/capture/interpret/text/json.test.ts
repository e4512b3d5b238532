import { describe, expect, test } from 'vitest';
import { interpretText } from './index.ts';
import { summary } from './summary.test-data.ts';

const read = (body: object) => summary(interpretText(JSON.stringify(body), { country: 'US' }).lead);

describe('bodies of webhooks', () => {
  test('answers that repeat only the id of their question', () => {
    expect(
      read({
        form_response: {
          definition: {
            fields: [
              { id: 'q1', title: "What's your first name?", type: 'short_text' },
              { id: 'q2', title: 'And your last name?', type: 'short_text' },
              { id: 'q3', title: 'Best phone number?', type: 'phone_number' },
            ],
          },
          answers: [
            { type: 'text', text: 'Ottilie', field: { id: 'q1', type: 'short_text', ref: 'a' } },
            { type: 'text', text: 'Burgess', field: { id: 'q2', type: 'short_text', ref: 'b' } },
            { type: 'phone_number', phone_number: '+14155550193', field: { id: 'q3', type: 'phone_number', ref: 'c' } },
          ],
        },
      }),
    ).toEqual({ name: 'Ottilie Burgess', phones: '+14155550193' });
  });

  test('parts of a field in brackets', () => {
    expect(
      read({
        'Name (First)': 'Keisha',
        'Name (Last)': 'Boyd',
        'Address (Street Address)': '901 Cahaba Ridge Rd',
        'Address (City)': 'Birmingham',
        'Address (State / Province)': 'Alabama',
        'Address (ZIP / Postal Code)': '35242',
      }),
    ).toEqual({ name: 'Keisha Boyd', address: '901 Cahaba Ridge Rd, Birmingham, AL, 35242' });
  });

  test('properties that hold their value one deeper, beside the owner of the record', () => {
    expect(
      read({
        properties: {
          firstname: { value: 'Anton' },
          lastname: { value: 'Tarr' },
          mobilephone: { value: '4145550132' },
        },
        'associated-owner': { firstName: 'Gwen', lastName: 'Sartori', email: 'gwen@vendor.example' },
      }),
    ).toEqual({ name: 'Anton Tarr', phones: '+14145550132 mobile' });
  });

  test('beside keys of the customer, the firm that was called and its agent', () => {
    expect(
      read({
        business_phone_number: '+13165550100',
        customer_name: 'Torvald Ek',
        customer_phone_number: '+13165550148',
        tracking_phone_number: '+13165550111',
        company_name: 'Plains Door Service',
        agent_email: 'mira@plainsdoor.example',
      }),
    ).toEqual({ name: 'Torvald Ek', phones: '+13165550148' });
  });

  test('questions that a builder of forms numbers, and whom it notifies', () => {
    expect(
      read({
        rawRequest: { q3_fullName: { first: 'Mona', last: 'Tull' }, q4_phoneNumber: { full: '(731) 555-0123' } },
        notifyEmail: 'leads@crawl.example',
      }),
    ).toEqual({ name: 'Mona Tull', phones: '+17315550123' });
  });

  test('beside the lead, another party with a number and a mailbox of its own', () => {
    expect(
      read({
        event: 'new_lead',
        lead: { first_name: 'Lorna', last_name: 'Hutch', phone: '9895550162', email: 'lhutch@example.org' },
        partner: { name: 'Great Lakes Basements', phone: '9895550100', email: 'dispatch@greatlakes.example' },
      }),
    ).toEqual({ name: 'Lorna Hutch', phones: '+19895550162', emails: 'lhutch@example.org' });
  });
});
