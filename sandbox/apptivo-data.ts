import { times } from './crm.ts';

type Entry = Readonly<Record<string, string | number>>;

/**
 * getConfigData's answer is not on the page, only that it holds statuses, categories, types, markets and so on.
 * Each entry is named here as customerData names the pair: statusId with statusName, paymentTermId with paymentTerm.
 */
export type Lists = Readonly<
  Record<
    | 'statuses'
    | 'customerCategories'
    | 'markets'
    | 'segments'
    | 'industries'
    | 'employeeRanges'
    | 'paymentTerms'
    | 'slas'
    | 'assignees'
    | 'addressTypes'
    | 'countries',
    readonly Entry[]
  >
>;

/** Which members of customerData are picked from which list. */
export const pickers: readonly { readonly list: keyof Lists; readonly id: string; readonly name: string }[] = [
  { list: 'statuses', id: 'statusId', name: 'statusName' },
  { list: 'customerCategories', id: 'customerCategoryId', name: 'customerCategory' },
  { list: 'markets', id: 'marketId', name: 'marketName' },
  { list: 'segments', id: 'segmentId', name: 'segmentName' },
  { list: 'industries', id: 'industryId', name: 'industryName' },
  { list: 'employeeRanges', id: 'employeeRangeId', name: 'employeeRange' },
  { list: 'paymentTerms', id: 'paymentTermId', name: 'paymentTerm' },
  { list: 'slas', id: 'slaId', name: 'slaName' },
  { list: 'assignees', id: 'assigneeObjectRefId', name: 'assigneeObjectRefName' },
];

/** addressTypeCode "1" and countryId 70 are the page's own. */
const fixed = {
  addressTypes: [
    { addressTypeCode: '1', addressType: 'Billing Address' },
    { addressTypeCode: '2', addressType: 'Shipping Address' },
  ],
  countries: [
    { countryId: 70, countryName: 'India', countryCode: 'IN' },
    { countryId: 176, countryName: 'United States', countryCode: 'US' },
    { countryId: 26, countryName: 'Canada', countryCode: 'CA' },
    { countryId: 175, countryName: 'United Kingdom', countryCode: 'GB' },
  ],
};

export function firstLists(): Lists {
  return {
    statuses: [
      { statusId: 10000, statusName: 'Active' },
      { statusId: 10001, statusName: 'Prospect' },
      { statusId: 10002, statusName: 'Inactive' },
    ],
    customerCategories: [
      { customerCategoryId: 501, customerCategory: 'Retail' },
      { customerCategoryId: 502, customerCategory: 'Wholesale' },
    ],
    markets: [{ marketId: 601, marketName: 'North' }],
    segments: [{ segmentId: 651, segmentName: 'Small business' }],
    industries: [
      { industryId: 701, industryName: 'Hospitality' },
      { industryId: 702, industryName: 'Construction' },
    ],
    employeeRanges: [
      { employeeRangeId: 801, employeeRange: '1-10' },
      { employeeRangeId: 802, employeeRange: '11-50' },
    ],
    paymentTerms: [
      { paymentTermId: 98763, paymentTerm: 'Net 30' },
      { paymentTermId: 98764, paymentTerm: 'Due on receipt' },
    ],
    slas: [{ slaId: 901, slaName: 'Standard' }],
    assignees: [
      { assigneeObjectRefId: 77021, assigneeObjectRefName: 'Noor Haddad', assigneeObjectId: 8 },
      { assigneeObjectRefId: 77022, assigneeObjectRefName: 'Elias Brandt', assigneeObjectId: 8 },
    ],
    ...fixed,
  };
}

/** Every pickable list with so many entries. */
export function optionLists(count: number): Lists {
  const made = pickers.map(({ list, id, name }, index) => [
    list,
    times(count, (number) => ({
      [id]: 10_000 * (index + 1) + number,
      [name]: `${name} ${number}`,
      ...(list === 'assignees' ? { assigneeObjectId: 8 } : {}),
    })),
  ]);
  return { ...(Object.fromEntries(made) as Omit<Lists, keyof typeof fixed>), ...fixed };
}
