import { firstLists, type Lists, optionLists, pickers } from './apptivo-data.ts';
import { check, isEmail, type Rule, unknownPaths } from './check.ts';
import { type Answer, type CrmRequest, object, type SandboxCrm, text, times, type Write } from './crm.ts';

/** The page's sample of customerData: every name it prints is known, only customerName must be there. */
const known =
  'customerId customerNumber customerCategory customerCategoryId statusName statusId defaultBillingCurrency assigneeObjectRefName assigneeObjectRefId assigneeObjectId description phoneNumber contactEmail skypeName parentCustomerName parentCustomerId employeeRange employeeRangeId website tickerSymbol annualRevenue annualRevenueCurrencyCode campaignName campaignId creditRating marketName marketId segmentName segmentId industryName industryId paymentTerm paymentTermId ownership slaName slaId isUnsubscribed accounts territories isBounced bouncedReason isResponded followUpDate followUpDescription createdByName lastUpdatedByName creationDate lastUpdateDate isExistingCustomer isAffiliate faceBookURL twitterURL linkedInURL createdBy lastUpdatedBy labels removeLabels removePhoneNumbers lastContactedDate affiliateLogoId customAttributes';

const addressNames =
  'id addressId accountAddressId addressAttributeId addressTypeCode addressType addressLine1 addressLine2 city stateCode state zipCode countryId countryName countryCode county addressGroupName deliveryInstructions isAdded';

const rules: readonly Rule[] = [
  { path: 'customerName', required: true },
  ...known.split(' ').map((path): Rule => ({ path, type: 'any' })),
  // The sample's element: emailAddress, emailTypeCode, emailType, id. Phones are taken to look alike.
  { path: 'emailAddresses[].emailAddress', required: true, valid: isEmail },
  ...['emailTypeCode', 'emailType', 'id'].map((name): Rule => ({ path: `emailAddresses[].${name}`, type: 'any' })),
  { path: 'phoneNumbers[].phoneNumber', required: true },
  ...['phoneTypeCode', 'phoneType', 'id', 'phoneCountryCode', 'extension'].map(
    (name): Rule => ({ path: `phoneNumbers[].${name}`, type: 'any' }),
  ),
  ...addressNames.split(' ').map((name): Rule => ({ path: `addresses[].${name}`, type: 'any' })),
];

interface Customer extends Readonly<Record<string, unknown>> {
  readonly customerId: number;
}

/** Neither answer is on the page: a refusal is taken to be a 200 that carries a code and a message. */
const refused = (errorMessage: string): Answer => ({ status: 200, body: { responseCode: -1, errorMessage } });

/** A parameter that holds JSON; undefined when it does not parse. */
function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

const digits = (value: string) => value.replaceAll(/\D/g, '');

function emailsOf(item: Readonly<Record<string, unknown>>): string[] {
  const listed = Array.isArray(item.emailAddresses) ? item.emailAddresses : [];
  return [...listed.map((entry) => text(object(entry).emailAddress) || text(entry)), text(item.contactEmail)]
    .filter(Boolean)
    .map((email) => email.toLowerCase());
}

function phonesOf(item: Readonly<Record<string, unknown>>): string[] {
  const listed = Array.isArray(item.phoneNumbers) ? item.phoneNumbers : [];
  return [...listed.map((entry) => text(object(entry).phoneNumber) || text(entry)), text(item.phoneNumber)]
    .map(digits)
    .filter(Boolean);
}

/**
 * Apptivo. One address, the method in `a`, everything else in the query or in a form body. The page prints no
 * answer: created and updated customers come as `{ customer }`, found ones as `{ data, countOfRecords }`.
 */
export function apptivo(): SandboxCrm {
  let nextCustomer = 1_090_600;
  let customers: Customer[] = [];
  let lists: Lists = firstLists();
  const firstDay = () => {
    lists = firstLists();
    customers = [
      {
        customerId: 1_090_590,
        customerName: 'Halvorsen Bakery',
        customerNumber: '9',
        statusName: 'Active',
        statusId: 10000,
        phoneNumbers: [{ phoneNumber: '(206) 555-0122' }],
        emailAddresses: [
          { emailAddress: 'orders@halvorsen.example', emailTypeCode: 'BUSINESS', emailType: 'Business' },
        ],
        addresses: [],
      },
    ];
  };
  firstDay();

  /** Parameters wherever they came: the page shows all of them in the query. */
  function parameter({ query, body }: CrmRequest, name: string): string {
    return query.get(name) ?? text(object(body)[name]);
  }

  function problemsOf(customer: Readonly<Record<string, unknown>>): string[] {
    const problems = check(customer, rules).map(({ path, kind }) =>
      kind === 'required' ? `${path} is mandatory` : `${path} is invalid`,
    );
    for (const { list, id, name } of pickers) {
      if (customer[id] === null || customer[id] === undefined || customer[id] === '') continue;
      const entry = lists[list].find((item) => String(item[id]) === text(customer[id]));
      if (!entry) problems.push(`${id} is invalid`);
      else if (customer[name] !== undefined && customer[name] !== entry[name])
        problems.push(`${name} does not match ${id}`);
    }
    for (const address of Array.isArray(customer.addresses) ? customer.addresses.map(object) : []) {
      const country = text(address.countryId);
      if (country && !lists.countries.some((item) => String(item.countryId) === country)) {
        problems.push('countryId is invalid');
      }
    }
    return problems;
  }

  function save(request: CrmRequest): Answer | Write {
    const given = json(parameter(request, 'customerData'));
    if (given === undefined) return refused('customerData is mandatory and must be JSON');
    const data = object(given);
    const problems = problemsOf(data);
    if (problems.length > 0) return refused(problems.join(', '));
    return {
      ignored: unknownPaths(data, rules),
      commit: () => {
        const customerId = ++nextCustomer;
        const customer: Customer = { ...data, customerId, customerNumber: String(customerId - 1_090_580) };
        customers.push(customer);
        return {
          record: { id: String(customerId), kind: 'customer', title: text(data.customerName), data },
          answer: { status: 200, body: { customer } },
        };
      },
    };
  }

  function update(request: CrmRequest): Answer | Write {
    const found = customers.find((item) => String(item.customerId) === parameter(request, 'customerId'));
    if (!found) return refused('customerId does not exist');
    const given = json(parameter(request, 'customerData'));
    // The table says attributeNames, the sample attributeName.
    const names = json(parameter(request, 'attributeName') || parameter(request, 'attributeNames'));
    if (given === undefined) return refused('customerData is mandatory and must be JSON');
    if (!Array.isArray(names) || names.length === 0) return refused('attributeNames is mandatory');
    const data = object(given);
    const problems = problemsOf({ ...found, ...data });
    if (problems.length > 0) return refused(problems.join(', '));
    return {
      ignored: unknownPaths(data, rules),
      commit: () => {
        const emails = parameter(request, 'isEmailAddressUpdate') === 'true';
        const changed = Object.fromEntries(
          names
            .map(text)
            // "If Email updated, it should be true or false, by default, it is false": false leaves e-mails alone.
            .filter((name) => name in data && name !== 'customerId' && (emails || name !== 'emailAddresses'))
            .map((name) => [name, data[name]]),
        );
        const customer: Customer = { ...found, ...changed };
        customers = customers.map((item) => (item === found ? customer : item));
        return {
          record: {
            id: String(customer.customerId),
            kind: 'customer update',
            title: text(customer.customerName),
            data: changed,
          },
          answer: { status: 200, body: { customer } },
        };
      },
    };
  }

  /** Every filled criterion must fit. E-mails whole, phones by their digits, name and number by a part. */
  function search(request: CrmRequest): Answer {
    const given = json(parameter(request, 'searchData'));
    if (given === undefined) return refused('searchData must be JSON');
    const criteria = object(given);
    const [emails, phones] = [emailsOf(criteria), phonesOf(criteria)];
    const name = text(criteria.customerName).toLowerCase();
    const number = text(criteria.customerNumber);
    const hits = customers.filter(
      (customer) =>
        (emails.length === 0 || emails.some((email) => emailsOf(customer).includes(email))) &&
        (phones.length === 0 ||
          phones.some((phone) => phonesOf(customer).some((has) => has.endsWith(phone) || phone.endsWith(has)))) &&
        text(customer.customerName).toLowerCase().includes(name) &&
        text(customer.customerNumber).includes(number),
    );
    const start = Number(parameter(request, 'startIndex')) || 0;
    const count = Number(parameter(request, 'numRecords')) || 50;
    return { status: 200, body: { data: hits.slice(start, start + count), countOfRecords: hits.length } };
  }

  const methods = new Map<string, (request: CrmRequest) => Answer | Write>([
    ['getConfigData', () => ({ status: 200, body: lists })],
    ['getAllByAdvancedSearch', search],
    ['save', save],
    ['update', update],
  ]);
  const handle = (request: CrmRequest): Answer | Write =>
    methods.get(parameter(request, 'a'))?.(request) ?? refused('Unknown method');

  return {
    id: 'apptivo',
    name: 'Apptivo',
    credentials: { apiKey: 'sandbox-apptivo-api-8f21d07b', accessKey: 'sandbox-apptivo-access-a64e93' },
    forbiddenCredentials: { apiKey: 'sandbox-apptivo-api-trial', accessKey: 'sandbox-apptivo-access-trial' },
    // Both spellings: the page's URLs twice say accesKey.
    presented: (request) => ({
      apiKey: parameter(request, 'apiKey'),
      accessKey: parameter(request, 'accessKey') || parameter(request, 'accesKey'),
    }),
    unauthorized: { status: 401, body: { responseCode: 401, errorMessage: 'Invalid API key or access key' } },
    forbidden: { status: 403, body: { responseCode: 403, errorMessage: 'API access is not enabled' } },
    notFound: { status: 404, body: { responseCode: 404, errorMessage: 'Not found' } },
    secrets: ['apiKey', 'accessKey', 'accesKey'],
    routes: [
      { method: 'GET', path: '/app/dao/v6/customers', handle },
      { method: 'POST', path: '/app/dao/v6/customers', handle },
    ],
    refusal: refused('The customer was not accepted.'),
    withoutId: { status: 200, body: { customer: { customerName: '' } } },
    known: () => ({
      customers: customers.map((item) => ({ id: String(item.customerId), name: text(item.customerName) })),
      statuses: lists.statuses.map((item) => ({ id: String(item.statusId), name: String(item.statusName) })),
    }),
    seed: (seed) => {
      if (seed.clients !== undefined) {
        const exact = seed.exact ?? seed.clients;
        customers = times(seed.clients, (number) => ({
          customerId: 1_200_000 + number,
          customerName: `Seeded Customer ${number}`,
          customerNumber: String(number),
          phoneNumbers: [
            { phoneNumber: number <= exact ? (seed.phone ?? '(206) 555-0100') : `206555${9000 + number}` },
          ],
          emailAddresses: [
            {
              emailAddress:
                number <= exact ? (seed.email ?? 'seeded@customers.example') : `other${number}@customers.example`,
            },
          ],
          addresses: [],
        }));
      }
      if (seed.options !== undefined) lists = optionLists(seed.options);
    },
    reset: firstDay,
  };
}
