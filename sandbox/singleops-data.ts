/** What the SingleOps of the sandbox has on its first day, in the shapes the vendor's page prints. */

export function operation(id: number, name: string, active = true) {
  return { id, name, active, tax_location_id: null, display_name: null, location_id: null, location: {} };
}

type InputType = 'dropdown' | 'text' | 'date' | 'checkbox';

export interface CustomInput {
  readonly id: number;
  readonly name: string;
  readonly input_type: InputType;
  readonly resource_type: string;
  readonly required: boolean;
  /** The page prints an empty list only; its items are taken to be operations by id and name. */
  readonly operations: readonly { readonly id: number; readonly name: string }[];
  readonly dropdown_options: readonly { readonly key: string; readonly display: string; readonly order: null }[];
  readonly [other: string]: unknown;
}

export function input(
  id: number,
  name: string,
  type: InputType,
  more: {
    readonly options?: readonly string[];
    readonly required?: boolean;
    readonly operations?: CustomInput['operations'];
    readonly resource?: string;
  } = {},
): CustomInput {
  return {
    id,
    name,
    order: null,
    placeholder: '',
    input_type: type,
    resource_type: more.resource ?? 'job',
    important: false,
    required: more.required ?? false,
    searchable: false,
    display_on_show: false,
    include_in_global_search: false,
    available_accross_account_group: false,
    section_name: '',
    operations: more.operations ?? [],
    dropdown_options: (more.options ?? []).map((key) => ({ key, display: key, order: null })),
  };
}

export function client(
  id: number,
  name: string,
  more: {
    readonly email?: string;
    readonly phone?: string;
    readonly mobile?: string;
    readonly street?: string;
    readonly city?: string;
    readonly state?: string;
    readonly postalCode?: string;
    readonly archived?: boolean;
    readonly onHold?: boolean;
  } = {},
) {
  const [first = '', ...rest] = name.split(' ');
  return {
    id,
    account_id: 123,
    location_id: null,
    name,
    active: true,
    user_id: null,
    created_at: '2024-12-13T15:09:22.000-05:00',
    updated_at: '2024-12-13T15:09:22.000-05:00',
    is_archived: more.archived ?? false,
    is_property: null,
    is_new: false,
    qb_list_id: null,
    email: more.email ?? '',
    bill_addr_city: more.city ?? '',
    bill_addr_state: more.state ?? '',
    bill_addr_postal_code: more.postalCode ?? '',
    bill_addr_country: null,
    bill_addr_1: more.street ?? '',
    bill_addr_2: '',
    bill_addr_3: '',
    bill_addr_4: null,
    bill_addr_5: null,
    phone: more.phone ?? '',
    mobile: more.mobile ?? '',
    fax: '',
    term_id: null,
    company_name: '',
    display_name: null,
    notes: '',
    default_operation_id: null,
    first_name: first,
    last_name: rest.join(' '),
    middle_name: '',
    notice_level_cd: 4,
    notice_text: '',
    merged_to_client_id: null,
    // The page prints it as "<secret token>": nobody outside has any business with it.
    token: `client-secret-${id}-5d1f`,
    exclude_save_cc_info: false,
    portal_active: true,
    autopay_enabled: null,
    qb_balance: 0.0,
    portal_entered: false,
    portal_confirmed: null,
    anonymous: false,
    ag_import_created: false,
    on_hold: more.onHold ?? false,
  };
}

export function firstOperations() {
  return [operation(1234, 'Tree Care'), operation(1235, 'Lawn Care'), operation(1236, 'Snow (closed)', false)];
}

export function firstInputs(): CustomInput[] {
  const lawn = [{ id: 1235, name: 'Lawn Care' }];
  return [
    input(123, 'Lead Source', 'dropdown', { options: ['Email', 'Mailer', 'Phone', 'Website'], required: true }),
    input(124, 'Gate code', 'text'),
    input(125, 'Preferred date', 'date'),
    input(126, 'Dog on site', 'checkbox'),
    input(127, 'Lawn size', 'dropdown', { options: ['Small', 'Medium', 'Large'], operations: lawn }),
    input(128, 'VIP client', 'checkbox', { resource: 'client' }),
  ];
}

export function firstClients() {
  return [
    client(12345, 'Rosalind Achterberg', {
      email: 'rosalind@achterberg.example',
      phone: '555-555-0161',
      street: '18 Orchard Row',
      city: 'Marietta',
      state: 'GA',
      postalCode: '30060',
    }),
    client(12346, 'Achterberg Rentals', {
      email: 'rosalind@achterberg.example, rentals@achterberg.example',
      phone: '555-555-0161 x2',
      archived: true,
    }),
    client(12347, 'Desmond Pruitt', { email: 'dpruitt@mailhaus.example', phone: '(404) 555-0177', onHold: true }),
  ];
}
