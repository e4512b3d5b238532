/** What the review shows below and around the lead: loaded as one, once the lead can be seen. */
export { AccountPicker } from './account-picker.tsx';
export { CrmForm } from './crm-form.tsx';
export { LeadChoices } from './lead-choices.tsx';
export { Locked } from './locked.tsx';
export { NoAccount } from './no-account.tsx';
export { Outcomes } from './outcomes.tsx';
export { SendBar } from './send-bar.tsx';
export { UnplacedTray } from './unplaced.tsx';
export { Unresolved } from './unresolved.tsx';
