import type { Applicant } from './indicator.js';

/** The seven value columns of table 3, left to right. Source: 国办公开办函〔2019〕60号. */
export const APPLICANTS: readonly Applicant[] = [
  { code: 'natural_person', group: '', name: '自然人' },
  { code: 'business', group: '法人或其他组织', name: '商业企业' },
  { code: 'research', group: '法人或其他组织', name: '科研机构' },
  { code: 'welfare', group: '法人或其他组织', name: '社会公益组织' },
  { code: 'legal_service', group: '法人或其他组织', name: '法律服务机构' },
  { code: 'other_organisation', group: '法人或其他组织', name: '其他' },
  { code: 'total', group: '', name: '总计' },
];
