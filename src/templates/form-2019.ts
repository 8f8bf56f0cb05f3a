import { TABLE_3_OF_2021, TABLE_4_OF_2021 } from './form-2021.js';
import { indicators, type CodeIn, type FormRow } from './form-row.js';

/** 主动公开政府信息情况, table 2 of the 2019 form. Source: 国办公开办函〔2019〕60号. */
// prettier-ignore
const TABLE_2 = [
  ['regulation.made', '第二十条第（一）项', '', '规章·本年新制作数量', '件', 'value'],
  ['regulation.newly_disclosed', '第二十条第（一）项', '', '规章·本年新公开数量', '件', 'value'],
  ['regulation.disclosed_total', '第二十条第（一）项', '', '规章·对外公开总数量', '件', 'value'],
  ['normative.made', '第二十条第（一）项', '', '规范性文件·本年新制作数量', '件', 'value'],
  ['normative.newly_disclosed', '第二十条第（一）项', '', '规范性文件·本年新公开数量', '件', 'value'],
  ['normative.disclosed_total', '第二十条第（一）项', '', '规范性文件·对外公开总数量', '件', 'value'],
  ['licence.items_last_year', '第二十条第（五）项', '', '行政许可·上一年项目数量', '项', 'value'],
  ['licence.items_change', '第二十条第（五）项', '', '行政许可·本年增/减', '项', 'signed'],
  ['licence.decisions', '第二十条第（五）项', '', '行政许可·处理决定数量', '件', 'value'],
  ['other_service.items_last_year', '第二十条第（五）项', '', '其他对外管理服务事项·上一年项目数量', '项', 'value'],
  ['other_service.items_change', '第二十条第（五）项', '', '其他对外管理服务事项·本年增/减', '项', 'signed'],
  ['other_service.decisions', '第二十条第（五）项', '', '其他对外管理服务事项·处理决定数量', '件', 'value'],
  ['penalty.items_last_year', '第二十条第（六）项', '', '行政处罚·上一年项目数量', '项', 'value'],
  ['penalty.items_change', '第二十条第（六）项', '', '行政处罚·本年增/减', '项', 'signed'],
  ['penalty.decisions', '第二十条第（六）项', '', '行政处罚·处理决定数量', '件', 'value'],
  ['coercion.items_last_year', '第二十条第（六）项', '', '行政强制·上一年项目数量', '项', 'value'],
  ['coercion.items_change', '第二十条第（六）项', '', '行政强制·本年增/减', '项', 'signed'],
  ['coercion.decisions', '第二十条第（六）项', '', '行政强制·处理决定数量', '件', 'value'],
  ['charge.items_last_year', '第二十条第（八）项', '', '行政事业性收费·上一年项目数量', '项', 'value'],
  ['charge.items_change', '第二十条第（八）项', '', '行政事业性收费·本年增/减', '项', 'signed'],
  ['procurement.items', '第二十条第（九）项', '', '政府集中采购·采购项目数量', '项', 'value'],
  ['procurement.amount', '第二十条第（九）项', '', '政府集中采购·采购总金额', '万元', 'value'],
] as const satisfies readonly FormRow[];

/** The row of table 3 that the 2021 form divides; the two have all other rows of tables 3 and 4 in common. */
// prettier-ignore
const OTHER_PROCESSING = [
  ['application.other', '三、本年度办理结果', '（六）', '其他处理', '件', 'part'],
] as const satisfies readonly FormRow[];

const DIVIDED = '（六）其他处理';
const dividedAt = TABLE_3_OF_2021.findIndex((row) => row.parent === DIVIDED);

/** Tables 2, 3 and 4 of the 2019 form. */
export const FORM_2019 = [
  ...indicators('2', TABLE_2),
  ...TABLE_3_OF_2021.slice(0, dividedAt),
  ...indicators('3', OTHER_PROCESSING),
  ...TABLE_3_OF_2021.slice(dividedAt).filter((row) => row.parent !== DIVIDED),
  ...TABLE_4_OF_2021,
];

/** A code that only this form has. */
export type Code2019 = CodeIn<typeof TABLE_2> | CodeIn<typeof OTHER_PROCESSING>;
