import type { Coverage } from '../coverage.ts';

const fixed = 'sent as the page’s sample has it, empty: no lead says it';

export default {
  page: 'the “Customers API Reference”; of the answers it says only that they are JSON',
  endpoints: [
    { name: 'a=getConfigData', used: 'the pickers, and the test of an account' },
    { name: 'a=save', used: 'creates the customer' },
    { name: 'a=update', used: 'changes a customer that is there already' },
    { name: 'a=getAllByAdvancedSearch', used: 'customers who may be the lead' },
    { name: 'Get all customers', not: 'listed, not described; a search finds what is needed' },
    { name: 'Delete a customer', not: 'listed, not described; the product deletes nothing' },
  ],
  groups: [
    {
      title: 'Parameters of every request',
      names: 'apiKey accessKey accesKey a session_key',
      used: { apiKey: 'put in right before sending', accessKey: 'put in right before sending', a: 'names the method' },
      not: {
        accesKey: 'a misspelling in some of the page’s addresses',
        session_key: 'comes from a password, which the product never asks for',
      },
    },
    {
      title: 'save, parameters',
      names: 'customerData isLeadConvert isDuplicate',
      used: {
        customerData: 'the record below',
        isLeadConvert: 'always N, as in the sample',
        isDuplicate: 'always false, as in the sample',
      },
    },
    {
      title: 'customerData',
      prefix: '',
      names:
        'customAttributes customerId customerName customerNumber customerCategory customerCategoryId statusName statusId defaultBillingCurrency assigneeObjectRefName assigneeObjectRefId assigneeObjectId description phoneNumber contactEmail skypeName parentCustomerName parentCustomerId employeeRange employeeRangeId website tickerSymbol annualRevenue annualRevenueCurrencyCode campaignName campaignId creditRating marketName marketId segmentName segmentId industryName industryId paymentTerm paymentTermId ownership slaName slaId isUnsubscribed accounts territories isBounced bouncedReason isResponded followUpDate followUpDescription createdByName lastUpdatedByName creationDate lastUpdateDate isExistingCustomer isAffiliate faceBookURL twitterURL linkedInURL createdBy lastUpdatedBy labels phoneNumbers emailAddresses addresses.addressAttributeId addresses.addressTypeCode addresses.addressType addresses.addressLine1 addresses.addressLine2 addresses.city addresses.stateCode addresses.addressGroupName addresses.state addresses.zipCode addresses.countryId addresses.countryName addresses.countryCode addresses.deliveryInstructions addresses.county lastContactedDate',
      used: {
        customerNumber: '“Auto generated number”, as in the sample',
        'addresses.addressAttributeId': 'as in the sample',
        'addresses.addressGroupName': 'as in the sample',
        customerId: 'null for a new customer, its id for an update',
      },
      not: { '*': fixed },
    },
    {
      title: 'An entry of emailAddresses',
      names: 'emailAddress emailTypeCode emailType id',
      used: {
        emailAddress: 'the lead’s addresses',
        emailTypeCode: 'BUSINESS, as in the sample',
        emailType: 'Business, as in the sample',
        id: 'cont_email_input, as in the sample',
      },
    },
    {
      title: 'update, parameters',
      names: 'customerId customerData attributeName attributeNames objectId isEmailAddressUpdate',
      used: {
        customerId: 'the customer that the person chose',
        customerData: 'its id and the attributes that change',
        attributeName: 'exactly the attributes that the person left ticked',
        objectId: 'always 4, as printed',
        isEmailAddressUpdate: 'true when the e-mails are among them',
      },
      not: { attributeNames: 'the table’s name for attributeName; the sample is followed' },
    },
    {
      title: 'update, further names of customerData',
      names:
        'removeLabels removePhoneNumbers affiliateLogoId addresses.id addresses.addressId addresses.accountAddressId addresses.isAdded',
      used: {
        'addresses.id': 'kept as it came with the search',
        'addresses.addressId': 'kept as it came with the search',
        'addresses.accountAddressId': 'kept as it came with the search',
        'addresses.isAdded': 'kept as it came with the search',
      },
      not: { '*': 'nothing is removed, and no logo is changed' },
    },
    {
      title: 'getAllByAdvancedSearch, parameters',
      names: 'startIndex numRecords iDisplayLength iDisplayStart searchData multiSelectData objectId territoryType',
      used: {
        startIndex: 'page by page',
        numRecords: '50',
        iDisplayLength: '50',
        iDisplayStart: 'the same as startIndex',
        searchData: 'the record below',
        multiSelectData: 'nothing selected',
        objectId: 'always 3, as printed',
        territoryType: 'always MULTIPLE, as printed',
      },
    },
    {
      title: 'searchData',
      names:
        'customerName customerNumber assigneeObjectRefName assigneeObjectId assigneeObjectRefId description followUpDescription phoneNumbers emailAddresses skypeName parentCustomerName parentCustomerId website tickerSymbol campaignName campaignId creditRating territoryName territoryId ownership faceBookURL twitterURL linkedInURL isUnsubscribed isBounced isResponded creationOnStartDate creationOnEndDate creationDateDuration creationDateDurationTypeId creationDateRangeTypeId lastUpdateOnStartDate lastUpdateOnEndDate lastUpdateDateDuration lastUpdateDateDurationTypeId lastUpdateDateRangeTypeId customAttributes addresses addresses.addressAttributeId addresses.addressGroupName addresses.addressType addresses.state addresses.stateCode addresses.stateId addresses.stateName',
      used: {
        emailAddresses: 'each address of the lead',
        phoneNumbers: 'each number of the lead',
        customerName: 'only to find again a customer without e-mail and phone',
      },
      not: { '*': 'sent empty, as in the sample: who it is shows by e-mail and phone' },
    },
    {
      title: 'multiSelectData',
      names: 'marketIds categoryIds statusIds employeeRangeIds paymentTermIds slaIds industryIds segmentIds',
      not: { '*': 'sent empty, as in the sample' },
    },
  ],
} satisfies Coverage;
