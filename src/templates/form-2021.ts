import { indicators, type CodeIn, type FormRow } from './form-row.js';

/** 主动公开政府信息情况, table 2 of the 2021 form. Source: 国办公开办函〔2021〕30号. */
// prettier-ignore
const TABLE_2 = [
  ['regulation.issued', '第二十条第（一）项', '', '规章·本年制发件数', '件', 'value'],
  ['regulation.repealed', '第二十条第（一）项', '', '规章·本年废止件数', '件', 'value'],
  ['regulation.in_force', '第二十条第（一）项', '', '规章·现行有效件数', '件', 'value'],
  ['normative.issued', '第二十条第（一）项', '', '行政规范性文件·本年制发件数', '件', 'value'],
  ['normative.repealed', '第二十条第（一）项', '', '行政规范性文件·本年废止件数', '件', 'value'],
  ['normative.in_force', '第二十条第（一）项', '', '行政规范性文件·现行有效件数', '件', 'value'],
  ['licence.decisions', '第二十条第（五）项', '', '行政许可·本年处理决定数量', '件', 'value'],
  ['penalty.decisions', '第二十条第（六）项', '', '行政处罚·本年处理决定数量', '件', 'value'],
  ['coercion.decisions', '第二十条第（六）项', '', '行政强制·本年处理决定数量', '件', 'value'],
  ['charge.amount', '第二十条第（八）项', '', '行政事业性收费·本年收费金额', '万元', 'value'],
] as const satisfies readonly FormRow[];

/** 收到和处理政府信息公开申请情况, table 3 of the 2021 form. */
// prettier-ignore
const TABLE_3 = [
  ['application.received', '', '一、', '本年新收政府信息公开申请数量', '件', 'in'],
  ['application.carried_in', '', '二、', '上年结转政府信息公开申请数量', '件', 'in'],
  ['application.granted', '三、本年度办理结果', '（一）', '予以公开', '件', 'part'],
  ['application.partly_granted', '三、本年度办理结果', '（二）', '部分公开', '件', 'part'],
  ['application.refused.state_secret', '（三）不予公开', '1', '属于国家秘密', '件', 'part'],
  ['application.refused.law_forbidden', '（三）不予公开', '2', '其他法律行政法规禁止公开', '件', 'part'],
  ['application.refused.public_safety', '（三）不予公开', '3', '危及“三安全一稳定”', '件', 'part'],
  ['application.refused.third_party', '（三）不予公开', '4', '保护第三方合法权益', '件', 'part'],
  ['application.refused.internal_affairs', '（三）不予公开', '5', '属于三类内部事务信息', '件', 'part'],
  ['application.refused.deliberative', '（三）不予公开', '6', '属于四类过程性信息', '件', 'part'],
  ['application.refused.enforcement_file', '（三）不予公开', '7', '属于行政执法案卷', '件', 'part'],
  ['application.refused.administrative_query', '（三）不予公开', '8', '属于行政查询事项', '件', 'part'],
  ['application.unable.not_held', '（四）无法提供', '1', '本机关不掌握相关政府信息', '件', 'part'],
  ['application.unable.needs_creation', '（四）无法提供', '2', '没有现成信息需要另行制作', '件', 'part'],
  ['application.unable.unclear', '（四）无法提供', '3', '补正后申请内容仍不明确', '件', 'part'],
  ['application.not_processed.petition', '（五）不予处理', '1', '信访举报投诉类申请', '件', 'part'],
  ['application.not_processed.repeated', '（五）不予处理', '2', '重复申请', '件', 'part'],
  ['application.not_processed.publication', '（五）不予处理', '3', '要求提供公开出版物', '件', 'part'],
  ['application.not_processed.excessive', '（五）不予处理', '4', '无正当理由大量反复申请', '件', 'part'],
  ['application.not_processed.reissue', '（五）不予处理', '5', '要求行政机关确认或重新出具已获取信息', '件', 'part'],
  ['application.other.not_amended', '（六）其他处理', '1', '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '件', 'part'],
  ['application.other.fee_unpaid', '（六）其他处理', '2', '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '件', 'part'],
  ['application.other.other', '（六）其他处理', '3', '其他', '件', 'part'],
  ['application.total', '三、本年度办理结果', '（七）', '总计', '件', 'total'],
  ['application.carried_out', '', '四、', '结转下年度继续办理', '件', 'out'],
] as const satisfies readonly FormRow[];

/** 政府信息公开行政复议、行政诉讼情况, table 4 of the forms of 2019 and 2021. */
// prettier-ignore
const TABLE_4 = [
  ['review.upheld', '行政复议', '', '结果维持', '件', 'part'],
  ['review.corrected', '行政复议', '', '结果纠正', '件', 'part'],
  ['review.other', '行政复议', '', '其他结果', '件', 'part'],
  ['review.pending', '行政复议', '', '尚未审结', '件', 'part'],
  ['review.total', '行政复议', '', '总计', '件', 'total'],
  ['litigation.direct.upheld', '行政诉讼·未经复议直接起诉', '', '结果维持', '件', 'part'],
  ['litigation.direct.corrected', '行政诉讼·未经复议直接起诉', '', '结果纠正', '件', 'part'],
  ['litigation.direct.other', '行政诉讼·未经复议直接起诉', '', '其他结果', '件', 'part'],
  ['litigation.direct.pending', '行政诉讼·未经复议直接起诉', '', '尚未审结', '件', 'part'],
  ['litigation.direct.total', '行政诉讼·未经复议直接起诉', '', '总计', '件', 'total'],
  ['litigation.after_review.upheld', '行政诉讼·复议后起诉', '', '结果维持', '件', 'part'],
  ['litigation.after_review.corrected', '行政诉讼·复议后起诉', '', '结果纠正', '件', 'part'],
  ['litigation.after_review.other', '行政诉讼·复议后起诉', '', '其他结果', '件', 'part'],
  ['litigation.after_review.pending', '行政诉讼·复议后起诉', '', '尚未审结', '件', 'part'],
  ['litigation.after_review.total', '行政诉讼·复议后起诉', '', '总计', '件', 'total'],
] as const satisfies readonly FormRow[];

export const TABLE_3_OF_2021 = indicators('3', TABLE_3);
export const TABLE_4_OF_2021 = indicators('4', TABLE_4);

/** Tables 2, 3 and 4 of the 2021 form. */
export const FORM_2021 = [...indicators('2', TABLE_2), ...TABLE_3_OF_2021, ...TABLE_4_OF_2021];

/** A code of this form's indicators. */
export type Code2021 = CodeIn<typeof TABLE_2> | CodeIn<typeof TABLE_3> | CodeIn<typeof TABLE_4>;
