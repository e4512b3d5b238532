import type { Json } from '../define.ts';

/**
 * The record that `a=save` takes, as the page's sample has it, with its empty values: the API is
 * shown only with the whole of it. Samples of somebody's account (names, ids, INR) are left empty.
 */
export const emptyCustomer: { readonly [key: string]: Json } = {
  customAttributes: [],
  customerId: null,
  customerName: '',
  customerNumber: 'Auto generated number',
  customerCategory: '',
  customerCategoryId: null,
  statusName: '',
  statusId: null,
  defaultBillingCurrency: '',
  assigneeObjectRefName: '',
  assigneeObjectRefId: null,
  assigneeObjectId: null,
  description: '',
  phoneNumber: '',
  contactEmail: '',
  skypeName: '',
  parentCustomerName: '',
  parentCustomerId: null,
  employeeRange: '',
  employeeRangeId: null,
  website: '',
  tickerSymbol: '',
  annualRevenue: null,
  annualRevenueCurrencyCode: '',
  campaignName: '',
  campaignId: null,
  creditRating: '',
  marketName: '',
  marketId: null,
  segmentName: '',
  segmentId: null,
  industryName: '',
  industryId: null,
  paymentTerm: '',
  paymentTermId: null,
  ownership: '',
  slaName: '',
  slaId: null,
  isUnsubscribed: 'N',
  accounts: [],
  territories: [],
  isBounced: 'N',
  bouncedReason: null,
  isResponded: 'N',
  followUpDate: null,
  followUpDescription: null,
  createdByName: '',
  lastUpdatedByName: '',
  creationDate: '',
  lastUpdateDate: '',
  isExistingCustomer: 'N',
  isAffiliate: 'N',
  faceBookURL: '',
  twitterURL: '',
  linkedInURL: '',
  createdBy: null,
  lastUpdatedBy: null,
  labels: [],
  phoneNumbers: [],
  emailAddresses: [],
  addresses: [
    {
      addressAttributeId: 'address_section_attr_id',
      addressTypeCode: '1',
      addressType: 'Billing Address',
      addressLine1: '',
      addressLine2: '',
      city: '',
      stateCode: '',
      addressGroupName: 'Address1',
      state: '',
      zipCode: '',
      countryId: null,
      countryName: '',
      countryCode: '',
      deliveryInstructions: null,
      county: null,
    },
  ],
  lastContactedDate: null,
};

/** One entry of `emailAddresses`, as the page's update sample has it. */
export function emailEntry(address: string): Json {
  return { emailAddress: address, emailTypeCode: 'BUSINESS', emailType: 'Business', id: 'cont_email_input' };
}

/** One entry of `phoneNumbers`: the page shows the list only empty, so this is inferred from `emailAddresses`. */
export function phoneEntry(number: string): Json {
  return { phoneNumber: number, phoneTypeCode: 'PHONE_BUSINESS', phoneType: 'Business', id: 'customer_phone_input' };
}

/** One entry of `customAttributes`, by id and value: inferred, for the page shows the list only empty. */
export function attributeEntry([id, value]: readonly [string, string]): Json {
  return { customAttributeId: id, customAttributeType: 'input', customAttributeValue: value };
}

/** The attributes that a search compares, as the page's sample has them, with nothing filled in. */
export const emptySearch: { readonly [key: string]: Json } = {
  customerName: '',
  customerNumber: '',
  assigneeObjectRefName: null,
  assigneeObjectId: null,
  assigneeObjectRefId: null,
  description: '',
  followUpDescription: '',
  phoneNumbers: [],
  emailAddresses: [],
  skypeName: '',
  parentCustomerName: '',
  parentCustomerId: null,
  website: '',
  tickerSymbol: '',
  campaignName: '',
  campaignId: null,
  creditRating: '',
  territoryName: '',
  territoryId: null,
  ownership: '',
  faceBookURL: '',
  twitterURL: '',
  linkedInURL: '',
  isUnsubscribed: null,
  isBounced: null,
  isResponded: null,
  creationOnStartDate: '',
  creationOnEndDate: '',
  creationDateDuration: '',
  creationDateDurationTypeId: '',
  creationDateRangeTypeId: '',
  lastUpdateOnStartDate: '',
  lastUpdateOnEndDate: '',
  lastUpdateDateDuration: '',
  lastUpdateDateDurationTypeId: '',
  lastUpdateDateRangeTypeId: '',
  customAttributes: [],
  addresses: [
    {
      addressAttributeId: 'address_section_attr_id',
      addressGroupName: 'Address1',
      addressType: '',
      state: '',
      stateCode: '',
      stateId: null,
      stateName: '',
    },
  ],
};

/** `multiSelectData` of the page's sample, nothing selected. */
export const emptySelection: { readonly [key: string]: Json } = {
  marketIds: [],
  categoryIds: [],
  statusIds: [],
  employeeRangeIds: [],
  paymentTermIds: [],
  slaIds: [],
  industryIds: [],
  segmentIds: [],
};
