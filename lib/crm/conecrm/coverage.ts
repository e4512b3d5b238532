import type { Coverage, Endpoint, Group } from '../coverage.ts';

const admin = 'sets up the CRM; handing a lead over changes no settings';
const automation = 'automations are the CRM’s own business';
const saved = 'filters that people save for their own lists';
const deletes = 'the product deletes nothing';

const unused = (why: string, ...names: string[]): Endpoint[] => names.map((name) => ({ name, not: why }));

const endpoints: readonly Endpoint[] = [
  ...unused('lists accounts; a lead needs a contact, and those have a search of their own', 'GET /api/account'),
  { name: 'POST /api/account', used: 'creates the contact, with its account' },
  ...unused(deletes, 'DELETE /api/account/{account}', 'DELETE /api/task/{task}'),
  ...unused('a contact that is there is used as it is', 'PATCH /api/account/{account}'),
  ...unused(
    automation,
    'GET /api/automation/builder/data',
    'GET /api/automation',
    'POST /api/automation',
    'GET /api/automation/{automation}',
    'DELETE /api/automation/{automation}',
    'PATCH /api/automation/{automation}',
    'POST /api/automation/{automation}/duplicate',
  ),
  { name: 'GET /api/contact', used: 'contacts by e-mail, before sending and while sending' },
  { name: 'GET /api/contact/{contact}/lead/open', used: 'open leads of a contact, and what a handoff made' },
  { name: 'GET /api/contact/phone/{phone}', used: 'contacts by phone, each number in six ways of writing' },
  ...unused('all entities at once; those of leads are enough', 'GET /api/custom-field'),
  { name: 'GET /api/custom-field/{entity}', used: 'custom fields of leads' },
  ...unused(
    admin,
    'POST /api/custom-field',
    'DELETE /api/custom-field/{customField}',
    'PATCH /api/custom-field/{customField}',
    'GET /api/custom-labels',
    'POST /api/custom-labels',
    'DELETE /api/custom-labels/{id}',
    'PATCH /api/custom-labels/{id}',
  ),
  ...unused('filters of the CRM’s screens', 'GET /api/filters', 'GET /api/filters/{entity}'),
  { name: 'POST /api/lead', used: 'creates the lead' },
  { name: 'POST /api/lead/{lead}/copy', used: 'hands an open lead to another department or franchise' },
  ...unused(
    'its operators are printed on the page itself, its fields are not described',
    'GET /api/query-builder/config/{entity}',
  ),
  { name: 'POST /api/query-builder/filter/{entity}', used: 'contacts by phone in one request, while sending' },
  ...unused(
    saved,
    'GET /api/saved-filter',
    'POST /api/saved-filter',
    'GET /api/saved-filter/{id}',
    'DELETE /api/saved-filter/{filter}',
    'PATCH /api/saved-filter/{filter}',
  ),
  { name: 'GET /api/stage', used: 'names of stages, and the test of an account' },
  ...unused('the list has all of them', 'GET /api/stage/{id}'),
  ...unused(admin, 'POST /api/stage', 'DELETE /api/stage/{id}', 'PATCH /api/stage/{id}'),
  { name: 'POST /api/task', used: 'creates the task after the lead' },
  ...unused('a task is made once and then belongs to its assignee', 'PATCH /api/task/{task}'),
];

const customer =
  'primaryEmail secondaryEmail homePhone workPhone workPhoneExtension mobilePhone address city province postalCode country language isActive thirdPartyIds';
const notSent = {
  isActive: 'a new contact is active',
  thirdPartyIds: 'the reference stands in the lead’s description, where people see it',
};
const names = (title: string, list: string, why: string): Group => ({ title, names: list, not: { '*': why } });
const notRead = 'not read: it shows nothing that helps to tell whether it is the same person or the same enquiry';

const groups: readonly Group[] = [
  { title: 'Authentication', names: 'bearer', used: { bearer: 'in the header, put in right before sending' } },
  {
    title: 'LeadCreateRequest',
    prefix: '',
    names:
      'subject department.id makeStr modelStr yearStr trimStr contact.id account.id assignees.id description source.id category utmCampaign utmSource customerInitiated leadHandlingInstructions franchise.id customFieldValues.field.id customFieldValues.value',
    used: {
      'contact.id': 'the contact found or created before',
      'assignees.id': 'Assigned to',
      'customFieldValues.field.id': 'a row for each custom field of the account',
      'customFieldValues.value': 'a row for each custom field of the account',
    },
  },
  {
    title: 'CopyLeadData',
    names: 'contact account subject department franchise',
    used: {
      contact: 'by its id',
      subject: 'with the reference behind it',
      department: 'by its id, if one was chosen',
      franchise: 'by its id, if one was chosen',
    },
    not: { account: 'the copy keeps the account of the lead' },
  },
  {
    title: 'Account, as sent',
    prefix: '',
    step: 'contact',
    names: `name ${customer} primaryContact contacts`,
    not: { ...notSent, contacts: 'the one contact is the primary one' },
  },
  {
    title: 'Contact, as sent within its account',
    prefix: 'primaryContact.',
    step: 'contact',
    names: `id firstName lastName companyName civility preferredMethodOfContact ${customer} accounts`,
    not: { ...notSent, id: 'a contact that is there needs no account', accounts: 'it is the account itself' },
  },
  {
    title: 'TaskRequest',
    prefix: '',
    step: 'task',
    names: 'type assignee start end title note contact account connection',
    used: { contact: 'the lead’s contact', connection: 'the lead' },
    not: { account: 'the contact leads to it' },
  },
  names(
    'GET /api/account, parameters',
    'offset limit search exclude franchise sortField sortDirection',
    'accounts are not listed',
  ),
  {
    title: 'GET /api/contact, parameters',
    names: 'start limit search exclude franchise sortField sortDirection',
    used: { start: 'page by page', limit: '50', search: 'an e-mail address' },
    not: { '*': 'whoever it is, wherever they stand in the list' },
  },
  {
    title: 'QueryBuilderQuery',
    names: 'query query.id query.combinator query.rules',
    used: {
      query: 'the phone in all its ways of writing',
      'query.combinator': 'or',
      'query.rules': 'one for each way and field',
    },
    not: { 'query.id': 'ids are for the screens that build queries' },
  },
  {
    title: 'QueryBuilderRule',
    names: 'id field operator valueSource value',
    used: { field: 'mobilePhone, homePhone, workPhone', operator: '=', valueSource: 'value', value: 'the number' },
    not: { id: 'ids are for the screens that build queries' },
  },
  names('QueryBuilderRuleGroup', 'id combinator not rules', 'one flat list of rules is enough'),
  {
    title: 'POST /api/query-builder/filter/{entity}, answer',
    names: 'success data',
    used: { data: 'the contacts' },
    not: { success: 'a search that failed has no contacts' },
  },
  names('GET /api/query-builder/config/{entity}, answer', 'fields operators', 'the endpoint is not used'),
  names('GET /api/account, answer', 'total accounts', 'accounts are not listed'),
  {
    title: 'Answers with errors',
    names: 'errors message error',
    used: { errors: 'each at the field it names', message: 'told to the person', error: 'told to the person' },
  },
  {
    title: 'Contact, as read',
    names: `id firstName lastName companyName civility preferredMethodOfContact ${customer} accounts`,
    used: {
      id: 'sent as the lead’s contact',
      firstName: 'shown',
      lastName: 'shown',
      companyName: 'shown where there is no name',
      primaryEmail: 'shown and compared',
      secondaryEmail: 'shown and compared',
      homePhone: 'shown and compared',
      workPhone: 'shown and compared',
      mobilePhone: 'shown and compared',
      address: 'shown',
      city: 'shown',
      province: 'shown',
      postalCode: 'shown',
    },
    not: { '*': notRead },
  },
  {
    title: 'Account, as read',
    names: `id name primaryContact.id contacts ${customer}`,
    used: { 'primaryContact.id': 'proves that the contact was made, and is the lead’s contact' },
    not: { '*': 'the account is made for its contact' },
  },
  {
    title: 'Lead, Connection, BaseRecord and IdEntity, as read',
    names:
      'id dateCreated createdBy dateModified modifiedBy isDeleted dateDeleted deletedBy dtype subject description status dateFirstModified firstModifiedBy source contact account franchise dueDate stage direction isQualified connectionClosedDate connectionClosedBy expectedDeliveryDate isLostApproved lostBy lostDate firstOpenDate firstOpenBy testDriveDone testDriveDate orderPlaced orderDate tradeInAppraisalDone tradeInAppraisalDate creditApplicationSubmitted creditApplicationSubmittedDate priority thirdPartyIds category automationDay visitCount isTakeOver isWalkAroundDone walkAroundDate takeOverDate offerMade offerMadeDate soldDate soldBy presaleVisitCount postsaleVisitCount customerInitiated inTransit cpo demo formName leadHandlingInstructions creditAssessments incentives packages surveys',
    used: {
      id: 'proves that the lead was made; names an open lead to be copied',
      dateCreated: 'shown',
      subject: 'shown; holds the reference of a copy',
      description: 'holds the reference, by which a lead is found again',
      source: 'its id can be learned',
      franchise: 'its id can be learned',
      stage: 'shown by its name',
    },
    not: { '*': notRead },
  },
  {
    title: 'Task and EventBase, as read',
    names: 'id type connection start end title note assignee taskDone notified edited tenant contact account',
    used: { id: 'proves that the task was made' },
    not: { '*': 'it is what was sent' },
  },
  { title: 'ConnectionStage', names: 'id name', used: { id: 'links leads to the name', name: 'shown' } },
  {
    title: 'CustomField',
    names: 'entity fieldName fieldType options',
    used: {
      fieldName: 'label of the field',
      fieldType: 'kind of the field',
      options: 'the choices, and whether it is required',
    },
    not: { entity: 'only those of leads are asked for' },
  },
  names('BaseCustomerThirdPartyId', 'customer systemName thirdPartyId metadata tenant', notSent.thirdPartyIds),
  names(
    'ThirdPartyIdType, ThirdPartyId and those of users, contacts, connections and products',
    'systemName thirdPartyId metadata',
    notSent.thirdPartyIds,
  ),
  names('Department', 'id name franchise pipeline', 'no endpoint answers with one: its id is pasted once and named'),
  names(
    'Franchise',
    'name code isActive',
    'no endpoint answers with one: its id is learned from open leads, or pasted once and named',
  ),
  names('Tenant and CustomLabel', 'name vertical franchises users customLabels tenant value', admin),
  names('CustomLabel, the example’s keys of value', 'label1 label2', admin),
  names('GET /api/automation/builder/data, answer', 'triggers actions conditions', automation),
  names('GET /api/filters, answer', 'data', 'filters of the CRM’s screens'),
  names('SavedFilter', 'id name module value owner private', saved),
  names(
    'Filter, EntityFilters, Filter2 and EntityFilters2',
    'field type label operators options entity filters',
    'filters of the CRM’s screens',
  ),
  names(
    'Automation, Automation2, Automation3 and Franchise2',
    'name automationTrigger nodes edges franchise delayedAutomationsCount automations',
    automation,
  ),
  names(
    'Product, ProductGroup and LeadProduct',
    'sku name description defaultCost defaultSalesPrice defaultMargin currency productGroup parent productGroups quantity cost salesPrice margin product lead',
    'no endpoint takes or gives them',
  ),
  names(
    'Survey, Incentive, Package and PackagePrice',
    'name description incentiveId source type termMonths items prices value currency',
    'no endpoint takes or gives them',
  ),
  names(
    'User, UserSettings, SecurityObject, SecurityGroup, Role, RoleType and Permission',
    'id username email firstname lastname signature mobilePhone stopEscalation userType roundRobinStatus isThirdPartyProvider apiKey versionNumber versionDontShowAgain isImpersonated thirdPartyIds user audioInput audioOutput dueDateDisplayType connectionViewType language isEmailNotificationsEnabled isPushNotificationsEnabled isAnytimeCallingEnabled managementViewSettings frontendState isGroup displayName isBackEnd isDisableable isActive franchises departments assignationTypes tenant additionalTenants name roundRobin membersOrder members permissions roles',
    'no endpoint takes or gives them: a user’s id is pasted once and named',
  ),
  names(
    'Appointment and FollowUp',
    'type noShow customerConfirmed canceled url fromAutomation',
    'no endpoint makes them: a task with a time is',
  ),
  names(
    'ValidationError, AccessDeniedError and NotFoundError',
    'errors message error',
    'read like the other errors, whatever endpoint they come from',
  ),
];

export default {
  page: 'the whole OpenAPI page, “ConeCRM API v1.0.0”: 42 endpoints and their schemas',
  endpoints,
  groups,
} satisfies Coverage;
