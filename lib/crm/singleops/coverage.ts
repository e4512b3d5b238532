import type { Coverage } from '../coverage.ts';

export default {
  page: 'the “Lead Entry API” article; the coloured middle of its request bodies is lost',
  endpoints: [
    { name: 'GET https://app.singleops.com/api/v1/operations', used: 'divisions, and the test of an account' },
    { name: 'GET https://app.singleops.com/api/v1/custom_inputs', used: 'fields of the account’s own' },
    { name: 'GET https://app.singleops.com/api/v1/clients/search_by_field', used: 'clients who may be the lead' },
    { name: 'POST https://app.singleops.com/api/v1/jobs', used: 'creates the lead, with its client and task' },
  ],
  groups: [
    {
      title: 'Authentication',
      names: 'user_email user_token',
      used: { user_email: 'in the body, or the query of a GET', user_token: 'in the body, or the query of a GET' },
    },
    {
      title: 'Operation',
      names: 'id name active tax_location_id display_name location_id location',
      used: {
        id: 'sent as the division',
        name: 'shown in the picker',
        display_name: 'shown in the picker instead of the name, where there is one',
        active: 'closed ones are not offered',
      },
      not: { '*': 'says nothing about a lead' },
    },
    {
      title: 'Custom input',
      names:
        'id name order placeholder input_type resource_type important required searchable display_on_show include_in_global_search available_accross_account_group section_name operations dropdown_options dropdown_options.key dropdown_options.display dropdown_options.order',
      used: {
        id: 'key of the value',
        name: 'label of the field',
        placeholder: 'said below the field',
        input_type: 'kind of the field',
        resource_type: 'only those of “job” are the lead’s',
        required: 'required in the form',
        section_name: 'said below the field where there is no placeholder',
        operations: 'only those of the chosen division are shown',
        dropdown_options: 'the choices',
        'dropdown_options.key': 'sent',
        'dropdown_options.display': 'shown',
        'dropdown_options.order': 'their order',
      },
      not: {
        order: 'the order of the answer is kept',
        '*': 'concerns screens of SingleOps',
      },
    },
    {
      title: 'Client search, parameters',
      names: 'search_field search_term page',
      used: {
        search_field: '“email” and “phone”, one after the other',
        search_term: 'each address, and each number in six ways of writing, for it compares the beginning of the text',
        page: 'up to the first page with less than 50',
      },
    },
    {
      title: 'Client search, answer',
      names:
        'id account_id location_id name active user_id created_at updated_at is_archived is_property is_new qb_list_id email bill_addr_city bill_addr_state bill_addr_postal_code bill_addr_country bill_addr_1 bill_addr_2 bill_addr_3 bill_addr_4 bill_addr_5 phone mobile fax term_id qbo_id qbo_status_cd qbo_error_code company_name display_name notes default_operation_id default_sales_tax_location_id default_sales_tax_category skip_qb_sync customer_type_id first_name last_name middle_name notice_level_cd notice_text qbwc_edit_sequence qbwc_status_cd merged_to_client_id default_credit_card_alias_id token exclude_save_cc_info portal_active autopay_enabled qb_balance qb_balance_last_updated portal_entered portal_confirmed anonymous last_qbwc_error_id ag_import_created qbo_retry_count on_hold',
      used: {
        id: 'sent as the client',
        name: 'shown',
        first_name: 'shown where there is no name',
        last_name: 'shown where there is no name',
        company_name: 'shown where there is no other name',
        email: 'shown and compared',
        phone: 'shown and compared',
        mobile: 'shown and compared',
        bill_addr_1: 'shown',
        bill_addr_2: 'shown',
        bill_addr_city: 'shown',
        bill_addr_state: 'shown',
        bill_addr_postal_code: 'shown',
        is_archived: 'shown',
        on_hold: 'shown',
        merged_to_client_id: 'shown; the client it was merged into is the one that is used',
      },
      not: {
        token: 'secret: dropped on reading, never kept, never shown',
        '*': 'tells nothing about whether it is the same person',
      },
    },
    {
      title: 'Job',
      prefix: 'job.',
      names:
        'client_id operation_id name notes portal_lead portal_lead.first_name portal_lead.last_name portal_lead.company_name portal_lead.email portal_lead.phone portal_lead.mobile portal_lead.address portal_lead.city portal_lead.state portal_lead.zip bill_addr_1 bill_addr_2 bill_addr_state bill_addr_postal_code bill_addr_city custom_field_values',
      used: { custom_field_values: 'a row for each custom input of the account' },
    },
    {
      title: 'Visit and task',
      prefix: '',
      names: 'visit.visit_stage_id job_task_create task.name task.notes task.on_site task.start task.stop task.all_day',
    },
    {
      title: 'Answer',
      names: 'success error id',
      used: {
        success: 'must be true',
        error: 'told to the person, at the field it speaks of',
        id: 'the record’s id; without it nothing is proven',
      },
    },
    {
      title: 'In-browser testing',
      names: 'cookie',
      not: { cookie: 'the product never uses the person’s own session' },
    },
  ],
} satisfies Coverage;
