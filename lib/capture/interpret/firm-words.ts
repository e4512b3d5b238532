import { legalForms } from '../../lead/name.ts';

/** Words that name a trade or a kind of firm and stand in no person's name. */
export const companyWord =
  /\b(?:group|holdings?|partners|associates|solutions|services|systems|technologies|technology|tech|consulting|consultants|construction|builders?|building|roofing|plumbing|electric(?:al)?|hvac|properties|realty|real estate|management|mgmt|enterprises|industries|international|global|agency|studios?|labs?|bank|insurance|capital|ventures|logistics|transport|university|college|(?:pre)?school|academy|daycare|museum|library|pharmacy|salon|brewery|brewing|hospital|clinic|foundation|institute|association|church|hotels?|restaurant|bakery|farms?|motors|auto|foods|media|marketing|design|energy|solar|landscaping|contracting|contractors|development|developers|company|corporation|firm|law|dental|medical|health|supply|supplies|manufacturing|engineering|architects|security|software|networks?|digital|creative|interiors|homes|works|shop|store|center|centre|hoa|trust|district|council)\b/i;

/** A firm's legal form at the end of its name. */
export const legal: RegExp = new RegExp(`(?:^|[\\s,])(?:${legalForms}|s\\.?a\\.? de c\\.?v)\\.?$`, 'i');
